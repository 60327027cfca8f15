import { z } from 'zod';
import type { OrganisationId } from '../shared/ids.ts';
import { personal } from '../shared/personal.ts';
import { brokenBy, DESCRIBED, requireSound, type Circumstances } from './description.ts';
import { Rib } from './identifiers.ts';
import { IDENTITY, identityReserved } from './registry-errors.ts';
import type { Organisation } from './registry-facts.ts';
import { Reason } from './words.ts';

export const NewOrganisation = z.strictObject({ ...DESCRIBED, rib: Rib }).meta({ id: 'NewOrganisation' });
export type NewOrganisation = z.output<typeof NewOrganisation>;

/** The whole description again, as it should have been; the account has its own way of changing. */
export const OrganisationCorrection = z
  .strictObject({ ...DESCRIBED, reason: Reason })
  .meta({ id: 'OrganisationCorrection' });
export type OrganisationCorrection = z.output<typeof OrganisationCorrection>;

export const register = (
  { rib: _rib, ...description }: NewOrganisation,
  { id, ...circumstances }: Circumstances & { readonly id: OrganisationId },
): Organisation => {
  requireSound(brokenBy(description, circumstances));
  const { iceOverrideReason: _reason, ...organisation } = description;
  return { ...organisation, id, version: 1 };
};

interface Correcting extends Circumstances {
  /** Whether whoever corrects may also correct what the organisation is. */
  readonly mayChangeIdentity: boolean;
}

export const correct = (
  before: Organisation,
  { reason: _reason, ...description }: OrganisationCorrection,
  { mayChangeIdentity, ...circumstances }: Correcting,
): Organisation => {
  const { iceOverrideReason: _override, ...organisation } = description;
  const changed = IDENTITY.filter((part) => identityOf(before)[part] !== identityOf(organisation)[part]);
  const isReserved = !mayChangeIdentity && changed.length > 0;
  requireSound([
    ...brokenBy(description, circumstances),
    ...(isReserved ? [{ path: '', error: identityReserved(changed) }] : []),
  ]);
  return { ...organisation, id: before.id, version: before.version + 1 };
};

/** As the trail tells of it. An auto-entrepreneur is a natural person (law 114-13): so is all that they are known by. */
export const onTrail = (organisation: Organisation) => {
  const hidden = (value: string | null) => personal(organisation.id, value);
  const { nameAr, nameLatin, ice, taxNumber, cnssNumber, registration, seat } = organisation;
  const natural = {
    nameAr: hidden(nameAr),
    nameLatin: hidden(nameLatin),
    ice: hidden(ice),
    taxNumber: hidden(taxNumber),
    cnssNumber: hidden(cnssNumber),
    registration: { ...registration, number: hidden(registration.number) },
    seat: { ...seat, douar: hidden(seat.douar) },
  };
  return {
    ...organisation,
    ...(organisation.legalForm === 'auto_entrepreneur' ? natural : {}),
    phone: hidden(organisation.phone),
    email: hidden(organisation.email),
  };
};

const identityOf = ({ legalForm, ice, registration: { court, number } }: Omit<Organisation, 'id' | 'version'>) => ({
  legalForm,
  ice,
  court,
  number,
});
