import fc from 'fast-check';
import { foreseenIn } from '../../services/registry/description.ts';
import { correct, NewOrganisation, register } from '../../services/registry/organisation.ts';
import type { Identifier } from '../../services/registry/registry-errors.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import { newId, type OrganisationId } from '../../services/shared/ids.ts';
import { a017, ahelArgane, moulouya, ouedZitoune, tadamoun, tadouirt } from '../support/builders/organisations.ts';
import { organisationInput, tazart } from '../support/builders/registry.ts';

const id = newId<OrganisationId>();
const REGISTERING = { id, today: '2026-01-06' as LocalDate, isSeatKnown: true, taken: [] as readonly Identifier[] };
const registering = (change: Parameters<typeof organisationInput>[0] = {}, around: Partial<typeof REGISTERING> = {}) =>
  register(organisationInput(change), { ...REGISTERING, ...around });

/** What a refusal lists. */
const faultsOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { details: { faults: unknown } }).details.faults;
  }
};

describe('an organisation', () => {
  it('is registered as it was described, without its account number', () => {
    const organisation = registering();
    expect(organisation).toMatchObject({ id, ice: tazart.ice, version: 1 });
    expect(JSON.stringify(organisation)).not.toContain(tazart.rib);
  });

  it.each([
    ['a wrong RIB key', { rib: '999780000000000000000106' }, 'rib_key'],
    ['a RIB too short', { rib: '99978000000000000000010' }, 'rib_length'],
    ['an ICE too short', { ice: '99000000100004' }, 'ice_length'],
  ])('is not read with %s', (_name, change, message) => {
    const read = NewOrganisation.safeParse({ ...tazart, ...change });
    expect(read.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  it('keeps a doubtful ICE only with a reason', () => {
    const doubtful = { ice: '990000001000041' };
    expect(() => registering(doubtful)).toThrow('ice_checksum_wrong');
    const iceOverrideReason = 'Read from the certificate itself';
    expect(registering({ ...doubtful, iceOverrideReason }).ice).toBe('990000001000041');
    expect(registering({ ice: null }).ice).toBeNull();
  });

  it('sits in a province of its region, and its dates are possible', () => {
    expect(() => registering({}, { isSeatKnown: false })).toThrow('seat_unknown');
    const dated = (registeredOn: string, extractOn: string) => () =>
      registering({ registration: { ...tazart.registration, registeredOn, extractOn } });
    expect(dated('2025-12-01', '2025-11-30')).toThrow('registration_dates_impossible');
    expect(dated('2025-12-01', '2026-01-07')).toThrow('registration_dates_impossible');
    expect(dated('2026-01-06', '2026-01-06')).not.toThrow();
  });

  it('is told every rule that it breaks in one refusal, each by its own name and at its own place', () => {
    const members = { ...tazart.members, women: tazart.members.total + 1 };
    const registration = { ...tazart.registration, court: null, receipt: 'final' as const, extractOn: '2026-01-07' };
    const broken = { ice: '990000001000041', members, registration };
    const asked = () => registering(broken, { isSeatKnown: false, taken: ['number'] });
    expect(asked).toThrow('description_unsound');
    expect(faultsOf(asked)).toMatchObject([
      { code: 'ice_checksum_wrong', path: 'ice', ice: broken.ice },
      { code: 'members_inconsistent', path: 'members.total' },
      { code: 'seat_unknown', path: 'seat.province', province: tazart.seat.province },
      { code: 'registration_missing', path: 'registration.court' },
      { code: 'registration_unexpected', path: 'registration.receipt' },
      { code: 'registration_dates_impossible', path: 'registration.extractOn' },
      { code: 'identifier_taken', path: 'registration.number' },
    ]);
    const corrected = () => {
      const { rib: _rib, ...described } = organisationInput({ ...broken, ice: null });
      const around = { today: REGISTERING.today, isSeatKnown: true, taken: [], mayChangeIdentity: false };
      return correct(registering(), { ...described, reason: 'The assembly of January' }, around);
    };
    expect(corrected).toThrow('description_unsound');
    expect(faultsOf(corrected)).toMatchObject([
      { code: 'members_inconsistent' },
      { code: 'registration_missing' },
      { code: 'registration_unexpected' },
      { code: 'registration_dates_impossible' },
      { code: 'identity_reserved', path: 'ice' },
      { code: 'identity_reserved', path: 'registration.court' },
    ]);
  });

  it('that cannot be read whole is told what rules say of the rest, and nothing of what nobody can know yet', () => {
    const { rib: _rib, ...described } = tazart;
    const members = { ...tazart.members, youngWomen: 900 };
    expect(foreseenIn({ ...described, nameAr: 'Tazart', ice: '990000001000041', members })).toMatchObject({
      code: 'description_unsound',
      details: { faults: [{ code: 'ice_checksum_wrong' }, { code: 'members_inconsistent' }] },
    });
    expect(foreseenIn({ ...described, nameAr: '', members })).toMatchObject({ code: 'members_inconsistent' });
    expect(foreseenIn({ ...described, nameAr: '', members: { total: 'many' } })).toBeNull();
    expect(foreseenIn({})).toBeNull();
  });

  it.each([
    { base: tazart, needs: ['court', 'extractOn'], hasNot: { receipt: 'final' } },
    { base: ahelArgane, needs: ['court', 'extractOn'], hasNot: { authority: 'Pachalik' } },
    { base: ouedZitoune, needs: ['court', 'extractOn'], hasNot: { odcoNumber: 'ODCO-1' } },
    { base: tadouirt, needs: ['court', 'extractOn'], hasNot: { odcoNumber: 'ODCO-1' } },
    { base: moulouya, needs: ['authority', 'receipt'], hasNot: { court: 'Berkane' } },
    { base: tadamoun, needs: ['authority'], hasNot: { receipt: 'final' } },
    { base: a017, needs: [], hasNot: { court: 'Figuig' } },
  ])('is registered as its form asks: $base.legalForm', ({ base, needs, hasNot }) => {
    const asked = (registration: object) =>
      register(organisationInput({ registration: { ...base.registration, ...registration } }, base), REGISTERING);
    expect(asked({}).registration.number).toBe(base.registration.number);
    for (const need of needs) expect(() => asked({ [need]: null })).toThrow('registration_incomplete');
    expect(() => asked(hasNot)).toThrow('registration_incomplete');
    const missing = needs.map((need) => ({ code: 'registration_missing', path: `registration.${need}` }));
    const unexpected = Object.keys(hasNot).map((part) => ({
      code: 'registration_unexpected',
      path: `registration.${part}`,
    }));
    const none = Object.fromEntries(needs.map((need) => [need, null]));
    expect(faultsOf(() => asked({ ...none, ...hasNot }))).toMatchObject([...missing, ...unexpected]);
  });

  it.each([
    ['06 12 34 56 78', '+212612345678'],
    ['٠٦١٢٣٤٥٦٧٨', '+212612345678'],
    ['00212 5-22-33-44-55', '+212522334455'],
    ['+33 6 12 34 56 78', '+33612345678'],
  ])('keeps the telephone %s as %s', (written, kept) => {
    expect(organisationInput({ phone: written }).phone).toBe(kept);
  });

  it.each(['0412345678', '+212412345678', '+2126123', '612345678', '+0123456789', 'call me'])(
    'does not take %s for a telephone',
    (phone) => {
      const read = NewOrganisation.safeParse({ ...tazart, phone });
      expect(read.error?.issues.map(({ message }) => message)).toEqual(['phone_not_e164']);
    },
  );

  it('has an Arabic name, without the marks that nobody sees', () => {
    expect(organisationInput({ nameAr: '\u202eتعاونية\u200f النور ' }).nameAr).toBe('تعاونية النور');
    const read = NewOrganisation.safeParse({ ...tazart, nameAr: 'Coopérative' });
    expect(read.error?.issues.map(({ message }) => message)).toEqual(['name_not_arabic']);
  });

  it('counts members that exist: accepted exactly when some four groups of people give these counts', () => {
    const count = fc.integer({ min: 0, max: 6 });
    const total = fc.integer({ min: 1, max: 12 });
    const counts = fc.record({ total, women: count, youth: count, youngWomen: count, withDisability: count });
    fc.assert(
      fc.property(counts, (members) => {
        const olderWomen = members.women - members.youngWomen;
        const youngMen = members.youth - members.youngWomen;
        const olderMen = members.total - members.youngWomen - olderWomen - youngMen;
        const asked = () => registering({ members });
        const withoutDisability = members.total - members.withDisability;
        if (Math.min(olderWomen, youngMen, olderMen, withoutDisability) >= 0) expect(asked).not.toThrow();
        else expect(asked).toThrow('members_inconsistent');
      }),
    );
  });
});
