import { z } from 'zod';
import { NewOrganisation } from '../../../services/registry/organisation.ts';
import type { OrganisationView } from '../../../services/registry/registry-views.ts';
import type { Actor } from '../../../services/shared/command.ts';
import type { DocumentId } from '../../../services/shared/ids.ts';
import { by, type World } from '../world.ts';

/** The cooperative Tazart Noughbalou as its representative registers it; tests spoil it as they need. */
export const tazart: z.input<typeof NewOrganisation> = {
  legalForm: 'cooperative',
  nameAr: 'تعاونية تازارت نوغبالو',
  nameLatin: 'Coop. Tazart Noughbalou',
  ice: '990000001000040',
  iceOverrideReason: null,
  registration: { court: 'Khénifra', number: 'C-2019-0417', registeredOn: '2019-05-14', extractOn: '2026-01-05' },
  seat: { region: '05', province: '05.301', commune: 'El Kbab', douar: 'Noughbalou' },
  sector: 'farm_produce_processing',
  members: { total: 24, women: 17, youth: 8, youngWomen: 5 },
  rib: '999780000000000000000105',
};

/** Coop. Ighrem Écotourisme, Tinghir: the other applicant of the first call. */
export const ighrem: z.input<typeof NewOrganisation> = {
  ...tazart,
  nameAr: 'تعاونية إغرم للسياحة البيئية',
  nameLatin: 'Coop. Ighrem Écotourisme',
  ice: '990000005000029',
  registration: { court: 'Tinghir', number: 'C-2021-0088', registeredOn: '2021-03-02', extractOn: '2026-01-04' },
  seat: { region: '08', province: '08.577', commune: 'Tinghir', douar: 'Ighrem' },
  sector: 'rural_tourism',
  members: { total: 15, women: 6, youth: 7, youngWomen: 3 },
  rib: '999330000000000000000579',
};

export const organisationInput = (change: Partial<z.input<typeof NewOrganisation>> = {}, base = tazart) =>
  z.decode(NewOrganisation, { ...base, ...change });

export interface OrganisationWorld {
  /** Its representative. */
  readonly holder: Actor;
  readonly organisation: OrganisationView;
}

export const registeredOrganisation = async (
  world: World,
  { account = 'holder-tazart', input = tazart }: { account?: string; input?: z.input<typeof NewOrganisation> } = {},
): Promise<OrganisationWorld> => {
  const holder = await world.person(account);
  const organisation = await world.useCases.registry.registerOrganisation(by(holder), organisationInput({}, input));
  return { holder, organisation };
};

/** A small PDF, another one for every text. */
export const storedDocument = async (world: World, actor: Actor, text: string): Promise<DocumentId> => {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`);
  const upload = { name: `${text}.pdf`, mediaType: 'application/pdf', bytes };
  return (await world.useCases.documents.storeDocument(by(actor), upload)).id;
};

/** Registered, and its account certified by a desk officer: payments may go there. */
export const certifiedOrganisation = async (
  world: World,
  options: { account?: string; input?: z.input<typeof NewOrganisation> } = {},
): Promise<OrganisationWorld> => {
  const { holder, organisation } = await registeredOrganisation(world, options);
  const officer = await world.holding('desk-officer', 'desk_officer');
  const certificateId = await storedDocument(world, holder, `RIB certificate ${organisation.nameLatin}`);
  for (const { id } of organisation.accounts) {
    await world.useCases.registry.certifyAccount(by(officer), id, { certificateId });
  }
  return { holder, organisation: await world.useCases.registry.getOrganisation(holder, organisation.id) };
};
