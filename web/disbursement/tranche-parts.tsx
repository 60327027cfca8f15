import type { TrancheView } from '../../services/disbursement/disbursement-views.ts';
import { Tag } from '../shared/components/texts.tsx';
import { ListTable } from '../shared/list.tsx';
import { funderIn } from '../shared/names.ts';
import type { Names } from '../shared/naming.ts';
import { Num } from '../shared/number.tsx';
import type { Reader } from '../shared/reader.ts';
import { proofName } from '../shared/terms.ts';

interface PartProps {
  readonly reader: Reader;
  readonly tranche: TrancheView;
}

const COLOURS: Partial<Record<TrancheView['status'], string>> = {
  settled: 'govuk-tag--green',
  claimable: 'govuk-tag--yellow',
  cancelled: 'govuk-tag--grey',
  planned: 'govuk-tag--grey',
};

export const TrancheStatus = ({ reader: { say }, tranche: { status } }: PartProps) => (
  <Tag class={COLOURS[status]}>{say(`page.tranche.${status}`)}</Tag>
);

/** `Tranche 1` */
export const TrancheName = ({ reader: { say }, tranche: { number } }: PartProps) => (
  <>
    {say('page.payments.tranche')} <Num>{number}</Num>
  </>
);

/** Each funder's part of a tranche and how far its payment is; staff are led to a part. */
export const Legs = ({ reader, tranche, names, isStaff }: PartProps & { names: Names; isStaff: boolean }) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.legs')}
      items={tranche.legs}
      empty={say('page.payments.no_legs')}
      columns={[
        {
          head: say('page.payments.funder'),
          cell: ({ id, funderId }) => {
            const name = <bdi>{funderIn(reader, names.funders, funderId)}</bdi>;
            return isStaff ? (
              <a class="govuk-link" href={`/tranches/${tranche.id}/legs/${id}`}>
                {name}
              </a>
            ) : (
              name
            );
          },
        },
        { head: say('page.payments.amount'), amount: ({ amount }) => amount },
        { head: say('page.payments.state'), cell: ({ status }) => say(`page.order.${status}`) },
      ]}
    />
  );
};

type Block = TrancheView['blocks'][number];

interface BlocksProps {
  readonly reader: Reader;
  readonly organisationId: string;
  readonly blocks: readonly Block[];
}

/** Why a tranche may not be paid now, each reason in words; where it is about a proof, which one; and where it is mended. */
export const Blocks = ({ reader, organisationId, blocks }: BlocksProps) => {
  const { say, known } = reader;
  if (blocks.length === 0) return null;
  return (
    <>
      <p class="govuk-body">{say('page.payments.blocked')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {blocks.map((block) => {
          const { code, subject } = block;
          const place = mendedAt(block);
          const text = `${known(`block.${code}`) ?? say('page.payments.blocked_otherwise')}${
            /^[a-z_]+$/.test(subject) ? `${say('page.colon')}${proofName(reader, subject)}` : ''
          }`;
          return (
            <li>
              {place === null ? (
                text
              ) : (
                <a class="govuk-link" href={`/organisations/${organisationId}${place}`}>
                  {text}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** Where an organisation mends what holds its payments back; null for what lies elsewhere. */
export const mendedAt = ({ code, subject }: Block): string | null => {
  if (code.startsWith('attestation_')) return `/attestations?kind=${subject}`;
  return /^account_|^rib_/.test(code) ? '' : null;
};

type Proof = TrancheView['proofs'][number];

/** What a tranche asks for: each kind once, with whose condition it meets and the proofs that were brought. */
export const requirementsOf = ({ requirements, proofs }: Pick<TrancheView, 'requirements' | 'proofs'>) =>
  [...new Set(requirements.map(({ proof }) => proof))].map((kind) => ({
    kind,
    conditions: requirements.filter((each) => each.proof === kind && each.condition !== null),
    proofs: proofs.filter((each): each is Proof => each.kind === kind),
  }));

/** The proofs that a tranche asks for, with what became of each that was brought. */
export const Requirements = ({ reader, tranche, isStaff }: PartProps & { readonly isStaff: boolean }) => {
  const { say } = reader;
  return (
    <ListTable
      reader={reader}
      caption={say('page.payments.proofs')}
      items={requirementsOf(tranche)}
      empty={say('page.payments.no_proofs')}
      columns={[
        {
          head: say('page.payments.proof'),
          cell: ({ kind, conditions }) => (
            <span>
              {proofName(reader, kind)}
              {conditions.map(({ condition }) => (
                <span class="govuk-hint tz-under" dir="auto">
                  {condition}
                </span>
              ))}
            </span>
          ),
        },
        {
          head: say('page.payments.brought'),
          cell: ({ proofs }) =>
            proofs.length === 0 ? (
              say('page.payments.not_brought')
            ) : (
              <ul class="govuk-list">
                {proofs.map((proof) => (
                  <li>
                    <a
                      class="govuk-link"
                      href={isStaff ? `/tranches/${tranche.id}/proofs/${proof.id}` : `/documents/${proof.documentId}`}
                    >
                      {say(`page.proof_status.${proof.status}`)}
                    </a>
                    {proof.reason !== null && proof.status === 'refused' && (
                      <span class="govuk-hint tz-under" dir="auto">
                        {proof.reason}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
};
