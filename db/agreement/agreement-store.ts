import type { Agreement, AgreementLine, Party, Signatory, Signature } from '../../services/agreement/agreement.ts';
import type { AgreementStore } from '../../services/agreement/agreement-ports.ts';
import { notFound } from '../../services/shared/shared-errors.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';
import { agreementFactsOn } from './agreement-facts.ts';
import { copiesOn, listCopies } from './signed-copy-store.ts';
import { suspensionsOn } from './suspension-store.ts';

type Head = Omit<Agreement, 'lines' | 'signatories' | 'copies'>;

interface SignatoryRow {
  readonly id: Signatory['id'];
  readonly position: number;
  readonly organisation_id: (Party & { by: 'holder' })['organisationId'] | null;
  readonly funder_id: (Party & { by: 'funder' })['funderId'] | null;
  readonly due_at: Date | null;
  readonly person_id: Signature['personId'] | null;
  readonly known_by: Signature['knownBy'];
  readonly signed_at: Date;
  readonly sha256: string;
  readonly level: Signature['level'];
  readonly copy_id: Signature['copyId'];
}

const HEAD = `select a.id, a.dossier_id as "dossierId", a.number, a.kind, a.status, a.content,
  a.content_hash as "contentHash", a.conditions,
  jsonb_build_object('id', a.document_id, 'code', a.document_code, 'sha256', a.document_sha256) as document, a.prepared_at as "preparedAt", a.effective_at as "effectiveAt",
  a.version from agreement.agreement a`;

const LINES = `select id as "lineId", funder_id as "funderId", envelope_id as "envelopeId", amount_centimes as amount,
  instrument, conditions, cover_needed_centimes as "coverNeeded" from agreement.line where agreement_id = $1 order by position`;

const SIGNATORIES = `select t.id, t.position, t.organisation_id, t.funder_id, t.due_at, s.person_id, s.known_by,
  s.signed_at, s.document_sha256 as sha256, s.level, s.copy_id
  from agreement.signatory t left join agreement.signature s on s.signatory_id = t.id
  where t.agreement_id = $1 order by t.position`;

/** Agreements on one transaction. */
export const agreementOn = (context: Context) => ({
  agreements: agreementsOn(context),
  suspensions: suspensionsOn(context),
  ...agreementFactsOn(context),
});

const agreementsOn = ({ trx }: Context): AgreementStore => ({
  takeNumber: async (kind, year) => {
    const rows = await sql<{ last: number }>(
      trx,
      `insert into agreement.numbering (kind, year, last) values ($1, $2, 1)
       on conflict (kind, year) do update set last = numbering.last + 1 returning last`,
      [kind, year],
    );
    return oneRow(rows, () => new Error('no number was given')).last;
  },
  add: (agreement) => insert(trx, agreement),
  save: async ({ id, status, effectiveAt, version }) => {
    await sql(trx, 'update agreement.agreement set status = $2, effective_at = $3, version = $4 where id = $1', [
      id,
      status,
      effectiveAt,
      version,
    ]);
  },
  addPledge: async (id, amounts) => {
    await sql(
      trx,
      'insert into agreement.pledge (agreement_id, nature, amount_centimes) values ($1, $2, $3), ($1, $4, $5)',
      [id, ...Object.entries(amounts).flatMap(([nature, amount]) => [nature, amount.toString()])],
    );
  },
  addSignature: async ({ id, contentHash }, signatory, { personId, knownBy, signedAt, sha256, level, copyId }) => {
    await sql(
      trx,
      `insert into agreement.signature (signatory_id, agreement_id, person_id, known_by, signed_at, content_hash,
         document_sha256, level, copy_id) values ($1, $2, $3, audit.unnamed($3::uuid::text, $4), $5, $6, $7, $8, $9)`,
      [signatory.id, id, personId, JSON.stringify(knownBy), signedAt, contentHash, sha256, level, copyId],
    );
  },
  saveTurn: async (id, dueAt) => {
    await sql(trx, 'update agreement.signatory set due_at = $2 where id = $1', [id, dueAt]);
  },
  ...copiesOn(trx),
  ...findingOn(trx),
});

type Finding = 'getById' | 'getByCopy' | 'getBySignatory' | 'findByDossier';

const findingOn = (trx: Context['trx']): Pick<AgreementStore, Finding> => ({
  getByCopy: async (id) => {
    const rows = await sql<Head>(
      trx,
      `${HEAD} where a.id = (select agreement_id from agreement.signed_copy where id = $1)`,
      [id],
    );
    return whole(
      trx,
      oneRow(rows, () => notFound('signed_copy', id)),
    );
  },
  getById: async (id) => {
    const rows = await sql<Head>(trx, `${HEAD} where a.id = $1`, [id]);
    return whole(
      trx,
      oneRow(rows, () => notFound('agreement', id)),
    );
  },
  getBySignatory: async (id) => {
    const rows = await sql<Head>(
      trx,
      `${HEAD} where a.id = (select agreement_id from agreement.signatory where id = $1)`,
      [id],
    );
    return whole(
      trx,
      oneRow(rows, () => notFound('signatory', id)),
    );
  },
  findByDossier: async (dossierId) => {
    const [head] = await sql<Head>(trx, `${HEAD} where a.dossier_id = $1`, [dossierId]);
    return head ? whole(trx, head) : null;
  },
});

const whole = async (trx: Context['trx'], head: Head): Promise<Agreement> => {
  const lines = await sql<AgreementLine>(trx, LINES, [head.id]);
  const signatories = await sql<SignatoryRow>(trx, SIGNATORIES, [head.id]);
  const copies = await listCopies(trx, head.id);
  return { ...head, lines, signatories: signatories.map(signatoryFromRow), copies };
};

const signatoryFromRow = (row: SignatoryRow): Signatory => ({
  id: row.id,
  position: row.position,
  party: partyFromRow(row),
  dueAt: row.due_at,
  signature:
    row.person_id === null
      ? null
      : {
          personId: row.person_id,
          knownBy: row.known_by,
          signedAt: row.signed_at,
          sha256: row.sha256,
          level: row.level,
          copyId: row.copy_id,
        },
});

const partyFromRow = ({ id, organisation_id: organisationId, funder_id: funderId }: SignatoryRow): Party => {
  if (organisationId !== null) return { by: 'holder', organisationId };
  if (funderId !== null) return { by: 'funder', funderId };
  throw new Error(`signatory ${id} is nobody`);
};

const insert = async (trx: Context['trx'], agreement: Agreement): Promise<void> => {
  const { id, dossierId, number, kind, status, content, contentHash, document, preparedAt, version } = agreement;
  await sql(
    trx,
    `insert into agreement.agreement (id, dossier_id, number, kind, status, content, content_hash, conditions,
       prepared_at, version, document_id, document_code, document_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      dossierId,
      number,
      kind,
      status,
      content,
      contentHash,
      JSON.stringify(agreement.conditions),
      preparedAt,
      version,
      document.id,
      document.code,
      document.sha256,
    ],
  );
  for (const [index, line] of agreement.lines.entries()) {
    await sql(
      trx,
      `insert into agreement.line (id, agreement_id, position, funder_id, envelope_id, amount_centimes, conditions,
         instrument, cover_needed_centimes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        line.lineId,
        id,
        index + 1,
        line.funderId,
        line.envelopeId,
        String(line.amount),
        JSON.stringify(line.conditions),
        line.instrument,
        String(line.coverNeeded),
      ],
    );
  }
  for (const { id: signatoryId, position, party, dueAt } of agreement.signatories) {
    await sql(
      trx,
      `insert into agreement.signatory (id, agreement_id, position, party, organisation_id, funder_id, due_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        signatoryId,
        id,
        position,
        party.by,
        party.by === 'holder' ? party.organisationId : null,
        party.by === 'funder' ? party.funderId : null,
        dueAt,
      ],
    );
  }
};
