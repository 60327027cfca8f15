import { weaknessesIn } from '../../infra/known-weaknesses.ts';

const answer = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} });

describe('what is known against the packages that are shipped', () => {
  it('is told by package, with how bad it is and where that is written', () => {
    const direct = { title: 'Reads beyond its end', url: 'https://example.org/a-1', severity: 'high' };
    const told = weaknessesIn(
      answer({
        parser: { name: 'parser', severity: 'high', range: '<2.0.1', via: [direct], fixAvailable: true },
        server: { name: 'server', severity: 'moderate', range: '*', via: ['parser'], fixAvailable: false },
      }),
    );
    expect(told).toEqual({
      exitCode: 1,
      lines: ['parser <2.0.1: high, Reads beyond its end (https://example.org/a-1)', 'server *: moderate, by parser'],
    });
  });

  it('is nothing where the registry knows nothing', () => {
    expect(weaknessesIn(answer({}))).toMatchObject({ exitCode: 0, lines: [expect.stringContaining('nothing')] });
  });

  it.each(['', 'not JSON', '{"error": {"code": "ENOTFOUND"}}', '{"vulnerabilities": []}'])(
    'is not known, and not called nothing, where no registry answered: %j',
    (text) => {
      expect(weaknessesIn(text)).toMatchObject({ exitCode: 2, lines: [expect.stringContaining('not known')] });
    },
  );
});
