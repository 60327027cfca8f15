import type { AgreementFacts, SuspensionFacts } from '../../services/agreement/agreement-facts.ts';
import type { Suspensions } from '../../services/agreement/agreement-ports.ts';
import type { Suspension } from '../../services/agreement/suspension.ts';
import type { DossierId } from '../../services/shared/ids.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

const SUSPENSION = `
  select s.id, a.dossier_id as "dossierId", s.agreement_id as "agreementId", s.reason, s.review_on as "reviewOn",
    s.suspended_by as "suspendedBy", s.suspended_at as "suspendedAt", s.lifted_by as by, s.lifted_at as at,
    s.lifting_reason as "liftingReason"
  from agreement.suspension s join agreement.agreement a on a.id = s.agreement_id`;

type Row = Omit<Suspension, 'lifting'> & {
  readonly [Part in 'by' | 'at']: NonNullable<Suspension['lifting']>[Part] | null;
} & { readonly liftingReason: string | null };

const fromRow = ({ by, at, liftingReason: reason, ...suspension }: Row): Suspension => ({
  ...suspension,
  lifting: by === null || at === null || reason === null ? null : { reason, by, at },
});

const OPEN = `select s.id, s.suspended_at as "suspendedAt", a.dossier_id as "dossierId"
  from agreement.suspension s join agreement.agreement a on a.id = s.agreement_id
  where s.lifted_at is null and a.dossier_id = any ($1::uuid[])`;

export const suspensionFactsOn = (trx: Context['trx']): Pick<AgreementFacts, 'findSuspension' | 'suspendedAmong'> => {
  const open = (ids: readonly DossierId[]) =>
    sql<SuspensionFacts & { readonly dossierId: DossierId }>(trx, OPEN, [ids]);
  return {
    findSuspension: async (dossierId) => (await open([dossierId]))[0] ?? null,
    suspendedAmong: async (dossierIds) => new Set((await open(dossierIds)).map(({ dossierId }) => dossierId)),
  };
};

export const suspensionsOn = ({ trx }: Context): Suspensions => ({
  add: async ({ id, agreementId, reason, reviewOn, suspendedBy, suspendedAt }) => {
    await sql(
      trx,
      `insert into agreement.suspension (id, agreement_id, reason, review_on, suspended_by, suspended_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, agreementId, reason, reviewOn, suspendedBy, suspendedAt],
    );
  },
  save: async ({ id, lifting }) => {
    await sql(
      trx,
      'update agreement.suspension set lifted_by = $2, lifted_at = $3, lifting_reason = $4 where id = $1',
      [id, lifting?.by ?? null, lifting?.at ?? null, lifting?.reason ?? null],
    );
  },
  getById: async (id) => {
    const rows = await sql<Row>(trx, `${SUSPENSION} where s.id = $1`, [id]);
    return fromRow(oneRow(rows, () => notFound('suspension', id)));
  },
  list: async (dossierId) => {
    const rows = await sql<Row>(trx, `${SUSPENSION} where a.dossier_id = $1 order by s.id desc`, [dossierId]);
    return rows.map(fromRow);
  },
});
