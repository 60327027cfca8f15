import { invitationMissing } from '../../services/registry/registry-errors.ts';
import type { Invitation } from '../../services/registry/invitation.ts';
import type { Invitations } from '../../services/registry/registry-ports.ts';
import type { Context } from '../shared/context.ts';
import { oneRow, sql } from '../shared/sql.ts';

export const INVITATION = `select id, organisation_id as "organisationId", name, email, phone, language, capacity, act,
  document_id as "documentId", from_on as "from", until_on as "until", invited_by as "invitedBy",
  invited_at as "invitedAt", expires_at as "expiresAt", answer, answered_by as "answeredBy",
  answered_at as "answeredAt", representative_id as "representativeId" from registry.invitation`;

const LATELY = `
  select count(*)::int as number from registry.invitation
  where organisation_id = $1 and invited_at > $2::timestamptz - interval '1 day'`;

export const invitationsOn = ({ trx, now }: Context): Invitations => ({
  insert: async (invitation, secretHash) => {
    await trx('registry.invitation').insert({
      id: invitation.id,
      organisation_id: invitation.organisationId,
      name: invitation.name,
      email: invitation.email,
      phone: invitation.phone,
      language: invitation.language,
      capacity: invitation.capacity,
      act: invitation.act,
      document_id: invitation.documentId,
      from_on: invitation.from,
      until_on: invitation.until,
      secret_hash: secretHash,
      invited_by: invitation.invitedBy,
      invited_at: invitation.invitedAt,
      expires_at: invitation.expiresAt,
    });
  },
  saveAnswer: async ({ id, email, phone, answer, answeredBy, answeredAt, representativeId }) => {
    await sql(
      trx,
      `update registry.invitation set email = $2, phone = $3, answer = $4, answered_by = $5, answered_at = $6,
         representative_id = $7 where id = $1`,
      [id, email, phone, answer, answeredBy, answeredAt, representativeId],
    );
  },
  forget: async (id, at) => {
    await sql(trx, 'update registry.invitation set email = null, phone = null, forgotten_at = $2 where id = $1', [
      id,
      at,
    ]);
  },
  getById: async (id) => {
    const rows = await sql<Invitation>(trx, `${INVITATION} where id = $1`, [id]);
    return oneRow(rows, () => invitationMissing(id));
  },
  getByHash: async (secretHash) => {
    const rows = await sql<Invitation>(trx, `${INVITATION} where secret_hash = $1`, [secretHash]);
    return oneRow(rows, () => invitationMissing());
  },
  countLately: async (organisationId) => {
    const rows = await sql<{ number: number }>(trx, LATELY, [organisationId, now]);
    return oneRow(rows, () => new Error('a count has no answer')).number;
  },
});
