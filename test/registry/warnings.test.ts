import type { z } from 'zod';
import { register, type NewOrganisation } from '../../services/registry/organisation.ts';
import type { Representative } from '../../services/registry/registry-facts.ts';
import { registrant } from '../../services/registry/representative.ts';
import { warningsOf, type Warning } from '../../services/registry/warnings.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { newId, type OrganisationId, type PersonId, type RepresentativeId } from '../../services/shared/ids.ts';
import { a017, ahelArgane, moulouya, tadouirt } from '../support/builders/organisations.ts';
import { organisationInput, tazart } from '../support/builders/registry.ts';

type Input = z.input<typeof NewOrganisation>;

const day = (text: string) => LocalDate.parse(text);
const TODAY = day('2026-01-05');

const speaker: Representative = {
  ...registrant(newId<PersonId>(), {
    id: newId<RepresentativeId>(),
    organisationId: newId<OrganisationId>(),
    namedBy: newId<PersonId>(),
    today: TODAY,
  }),
  capacity: 'president',
  act: 'Minutes of the assembly',
};

interface Case {
  readonly base?: Input;
  readonly representative?: Partial<Representative>;
  readonly today?: LocalDate;
}

const warned = (change: Partial<Input>, { base = tadouirt, representative = {}, today = TODAY }: Case = {}) => {
  const around = { id: newId<OrganisationId>(), today: TODAY, isSeatKnown: true, taken: [] };
  const organisation = register(organisationInput(change, base), around);
  return warningsOf({ organisation, representatives: [{ ...speaker, ...representative }], today });
};

const provisionalSince = (registeredOn: string): Partial<Input> => ({
  registration: { ...moulouya.registration, receipt: 'provisional', registeredOn },
});

describe('what looks wrong with an organisation', () => {
  it.each([tadouirt, ahelArgane, moulouya, a017])('is nothing where all is as usual: $nameLatin', (base) => {
    expect(warned({}, { base })).toEqual([]);
  });

  it.each<[string, Warning, { base: Input; change: Partial<Input> }]>([
    ['a company without ICE', 'ice_missing', { base: tadouirt, change: { ice: null } }],
    [
      'an ICE kept in spite of its check',
      'ice_doubtful',
      { base: tadouirt, change: { ice: '990000006000003', iceOverrideReason: 'Read from the certificate itself' } },
    ],
    ['a tax number of six digits', 'tax_number_length', { base: tadouirt, change: { taxNumber: '123456' } }],
    ['a CNSS number of six digits', 'cnss_number_length', { base: tadouirt, change: { cnssNumber: '123456' } }],
    ['a cooperative unknown to the ODCO', 'odco_number_missing', { base: tazart, change: {} }],
    [
      'a receipt provisional for 61 days',
      'receipt_still_provisional',
      { base: moulouya, change: provisionalSince('2025-11-05') },
    ],
    [
      'a cooperative of four',
      'members_few',
      { base: tazart, change: { members: { total: 4, women: 2, youth: 1, youngWomen: 1 } } },
    ],
    [
      'an auto-entrepreneur of two',
      'members_one_expected',
      { base: a017, change: { members: { ...a017.members, total: 2 } } },
    ],
  ])('names %s', (_name, warning, { base, change }) => {
    expect(warned(change, { base })).toContain(warning);
  });

  it('leaves a provisional receipt sixty days', () => {
    expect(warned(provisionalSince('2025-11-06'), { base: moulouya })).toEqual([]);
  });

  it('names a representative who has shown no act, and an authority that is over', () => {
    expect(warned({}, { representative: { act: null, capacity: null } })).toEqual(['authority_not_shown']);
    const representative = { until: day('2026-03-01') };
    expect(warned({}, { representative, today: day('2026-03-01') })).toEqual([]);
    expect(warned({}, { representative, today: day('2026-03-02') })).toEqual(['authority_over']);
  });
});
