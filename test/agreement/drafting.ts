import type { Drafting } from '../../services/agreement/agreement-content.ts';
import type { LocalDate } from '../../services/shared/dates.ts';
import { idOf, type FunderId, type OrganisationId } from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';

/** A convention of one funder, with a condition of each kind. */
export const drafting: Drafting = {
  number: 'CONV-2026-0001',
  kind: 'convention',
  drawnUpAt: new Date('2026-05-20T10:00:00Z'),
  dossier: { reference: 'AAP-2026-01-0001', title: 'Séchage de figues', rulebookHash: 'a'.repeat(64) },
  organisation: {
    id: idOf<OrganisationId>('organisation'),
    legalForm: 'cooperative',
    formDetail: null,
    nameAr: 'تعاونية تازارت نوغبالو',
    nameLatin: 'Coop. Tazart Noughbalou',
    ice: null,
    taxNumber: null,
    cnssNumber: null,
    phone: null,
    email: null,
    registration: {
      court: 'Khénifra',
      number: 'C-1',
      registeredOn: '2019-05-14' as LocalDate,
      extractOn: '2026-01-05' as LocalDate,
      odcoNumber: null,
      authority: null,
      receipt: null,
    },
    seat: { region: '05', province: '05.301', commune: 'El Kbab', douar: null },
    sector: 'crafts',
    members: { total: 24, women: 17, youth: 8, youngWomen: 5, withDisability: 0 },
    version: 1,
  },
  annexes: [
    {
      funder: {
        id: idOf<FunderId>('funder', 'indh'),
        code: 'INDH',
        names: { ar: 'المبادرة الوطنية', fr: 'Initiative nationale', en: 'National Initiative' },
        rib: '999360000000000000000334',
      },
      parts: [{ instrument: 'grant', amount: dirhams(180_000) }],
      conditions: [{ text: 'Attestation fiscale', proof: 'tax_certificate', tranche: 1 }],
    },
  ],
  conditions: [{ text: 'Certificat sanitaire', proof: 'sanitary_certificate', tranche: 2 }],
  tranches: [
    { shareBasisPoints: 4000, proofs: ['invoice'] },
    { shareBasisPoints: 6000, proofs: [] },
  ],
  prevailing: 'ar',
};
