import { asDomainError } from '../../db/shared/constraints.ts';

describe('an error of the database', () => {
  it.each([
    ['a broken connection', '08006'],
    ['a server that goes down', '57P01'],
    ['a statement that took too long', '57014'],
    ['a disk that fails', '58030'],
    ['a disk that is full', '53100'],
    ['no memory left', '53200'],
    ['too many connections', '53300'],
    ['a deadlock', '40P01'],
    ['a connection that was reset', 'ECONNRESET'],
  ])('says to ask again, of %s', (_what, code) => {
    const error = Object.assign(new Error('told by Postgres'), { code });
    expect(asDomainError(error)).toMatchObject({ code: 'database_unavailable', cause: error });
  });

  it('is a fault of ours where it says that we have asked for what makes no sense', () => {
    for (const code of ['42601', '23514', '22P02', 'XX000']) {
      const error = Object.assign(new Error('told by Postgres'), { code });
      expect(asDomainError(error)).toBe(error);
    }
  });
});
