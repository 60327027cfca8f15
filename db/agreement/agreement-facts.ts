import type {
  AgreedCondition,
  AgreementFacts,
  CoverNeed,
  EffectiveAgreement,
} from '../../services/agreement/agreement-facts.ts';
import { agreementNotEffective } from '../../services/agreement/agreement-errors.ts';
import type { AgreementWaits } from '../../services/agreement/agreement-waits.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { suspensionFactsOn } from './suspension-store.ts';

type Line = EffectiveAgreement['lines'][number] & {
  readonly conditions: readonly Omit<AgreedCondition, 'funderId'>[];
  readonly isCover: boolean;
};

const EFFECTIVE = `select id, dossier_id as "dossierId", number, effective_at as "effectiveAt", conditions
  from agreement.agreement where dossier_id = $1 and status = 'effective'`;

const LINES = `select funder_id as "funderId", envelope_id as "envelopeId", amount_centimes as amount, conditions,
  instrument = 'guarantee' as "isCover" from agreement.line where agreement_id = $1 order by position`;

const COVER_NEEDS = `select l.envelope_id as "envelopeId", l.cover_needed_centimes as amount
  from agreement.line l join agreement.agreement a on a.id = l.agreement_id
  where a.dossier_id = $1 and a.status = 'effective' and l.cover_needed_centimes > 0 order by l.position`;

/** What the agreement tells later slices and the dossier's workflow. */
export const agreementFactsOn = ({ trx }: Context) => {
  const agreement: AgreementFacts = {
    ...suspensionFactsOn(trx),
    listCoverNeeds: (dossierId) => sql<CoverNeed>(trx, COVER_NEEDS, [dossierId]),
    getEffective: async (dossierId) => {
      const rows = await sql<EffectiveAgreement>(trx, EFFECTIVE, [dossierId]);
      const { conditions: ofCommittee, ...head } = oneRow(rows, () => agreementNotEffective(dossierId));
      const lines = await sql<Line>(trx, LINES, [head.id]);
      return {
        ...head,
        lines: lines.flatMap(({ conditions: _conditions, isCover, ...line }) => (isCover ? [] : [line])),
        conditions: [
          ...ofCommittee.map((condition) => ({ ...condition, funderId: null })),
          ...lines.flatMap(({ conditions, funderId }) => conditions.map((condition) => ({ ...condition, funderId }))),
        ],
      };
    },
  };
  return { agreement, agreementWaits: { waits: (dossierId: DossierId) => waitsOf(trx, dossierId) } };
};

const waitsOf = async (trx: Context['trx'], dossierId: DossierId): Promise<AgreementWaits> => {
  const rows = await sql(trx, 'select from agreement.agreement where dossier_id = $1', [dossierId]);
  return { isPrepared: rows.length > 0 };
};
