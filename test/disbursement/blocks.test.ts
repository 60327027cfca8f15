import { blocksOf, type Circumstances } from '../../services/disbursement/blocks.ts';
import { endToEndIdOf, nameForBank, type Proof, type Tranche } from '../../services/disbursement/disbursement.ts';
import { missingProofs, requirementsOf } from '../../services/disbursement/requirements.ts';
import { LocalDate } from '../../services/shared/dates.ts';
import { newId, type FunderId, type PersonId } from '../../services/shared/ids.ts';
import { dirhams, ZERO } from '../../services/shared/money.ts';

const dossierId = newId<Tranche['dossierId']>();
const envelopeId = newId<Circumstances['legs'][number]['envelopeId']>();
const funderId = newId<FunderId>();

const aTranche = (change: Partial<Tranche> = {}): Tranche => ({
  id: newId(),
  dossierId,
  agreementNumber: 'CONV-2026-0001',
  number: 2,
  amount: dirhams(120_000),
  requirements: [
    { proof: 'invoice', condition: null, funderId: null },
    { proof: 'sanitary_certificate', condition: 'Certificat sanitaire', funderId: null },
  ],
  status: 'claimed',
  reopenedReason: null,
  claimedBy: newId<PersonId>(),
  preparedBy: null,
  verifiedBy: null,
  approvedBy: null,
  orderedBy: null,
  cancelledBy: null,
  settledAt: null,
  signingId: newId(),
  version: 3,
  ...change,
});

const aProof = (kind: string, change: Partial<Proof> = {}): Proof => ({
  id: newId(),
  trancheId: newId(),
  kind,
  documentId: newId(),
  sha256: '',
  validUntil: null,
  invoice: null,
  ownPart: null,
  status: 'verified',
  checkedBy: newId<PersonId>(),
  reason: null,
  ...change,
});

const tranche = aTranche();
const leg = {
  id: newId<Circumstances['legs'][number]['id']>(),
  trancheId: tranche.id,
  dossierId,
  funderId,
  envelopeId,
};
const zero = {
  held: ZERO,
  ordered: ZERO,
  clearing: ZERO,
  paid: ZERO,
  recoverable: ZERO,
  recovered: ZERO,
  writtenOff: ZERO,
};

const clear = (change: Partial<Circumstances> = {}): Circumstances => ({
  tranche,
  previous: aTranche({ number: 1, status: 'settled' }),
  legs: [{ ...leg, position: 1, amount: dirhams(120_000), isGivenUp: false }],
  proofs: [
    aProof('invoice'),
    aProof('sanitary_certificate', { status: 'waived', validUntil: LocalDate.parse('2020-01-01') }),
  ],
  verdicts: [],
  isAgreementEffective: true,
  account: { id: newId(), organisationId: newId(), rib: '', status: 'active', handledBy: [] },
  accountHold: null,
  attestations: [{ kind: 'tax_certificate', status: 'valid' }],
  openRecoveries: 0,
  balances: [{ funderId, envelopeId, dossierId, ...zero, committed: dirhams(120_000) }],
  coverNeeds: [],
  covers: [],
  others: [{ code: 'report_late', subjectId: 'report', tranche: 3 }],
  today: LocalDate.parse('2026-07-02'),
  ...change,
});

describe('what blocks a payment', () => {
  it('is nothing where everything is there', () => {
    expect(blocksOf(clear())).toEqual([]);
  });

  it('is no guarantee where it is in force, was called, or is another funder’s need', () => {
    const need = { envelopeId, amount: dirhams(50_000) };
    const covers = [{ covered: dirhams(40_000), called: dirhams(10_000) }];
    expect(blocksOf(clear({ coverNeeds: [need], covers }))).toEqual([]);
    expect(blocksOf(clear({ coverNeeds: [{ ...need, envelopeId: newId() }] }))).toEqual([]);
    const short = [{ covered: dirhams(40_000), called: dirhams(9_999) }];
    expect(blocksOf(clear({ coverNeeds: [need], covers: short }))).toMatchObject([{ code: 'guarantee_lapsed' }]);
  });

  const certificate = aProof('sanitary_certificate');
  it.each<[string, Partial<Circumstances>]>([
    ['agreement_not_effective', { isAgreementEffective: false }],
    ['previous_tranche_unsettled', { previous: aTranche({ number: 1, status: 'ordered' }) }],
    ['account_not_active', { account: null, accountHold: 'account_not_active' }],
    ['account_change_pending', { accountHold: 'account_change_pending' }],
    ['account_cooling_off', { accountHold: 'account_cooling_off' }],
    ['guarantee_lapsed', { coverNeeds: [{ envelopeId, amount: dirhams(50_000) }] }],
    ['rib_disputed', { accountHold: 'rib_disputed' }],
    ['attestation_missing', { attestations: [{ kind: 'tax_certificate', status: 'missing' }] }],
    ['attestation_expired', { attestations: [{ kind: 'tax_certificate', status: 'expired' }] }],
    ['recovery_open', { openRecoveries: 1 }],
    ['proof_missing', { proofs: [certificate, aProof('invoice', { status: 'refused' })] }],
    ['proof_unverified', { proofs: [certificate, aProof('invoice', { status: 'received' })] }],
    ['proof_unverified', { proofs: [certificate, aProof('invoice'), aProof('extra', { status: 'received' })] }],
    ['proof_expired', { proofs: [certificate, aProof('invoice', { validUntil: LocalDate.parse('2026-07-01') })] }],
    ['condition_open', { proofs: [aProof('invoice')] }],
    ['commitment_short', { balances: [] }],
    ['report_late', { others: [{ code: 'report_late', subjectId: 'report', tranche: 2 }] }],
    [
      'report_late',
      { previous: null, others: [{ code: 'report_late', subjectId: 'of a tranche that pays nothing', tranche: 1 }] },
    ],
    ['suspended', { others: [{ code: 'suspended', subjectId: 'dossier', tranche: null }] }],
  ])('is %s, and only that', (code, change) => {
    expect(blocksOf(clear(change)).map((block) => block.code)).toEqual([code]);
  });

  it('is an open condition until a person of the funder that set it has judged the proof', () => {
    const requirements = [{ proof: 'sanitary_certificate', condition: 'Certificat sanitaire', funderId }];
    const ofFunder = { tranche: aTranche({ requirements }), proofs: [certificate] };
    expect(blocksOf(clear(ofFunder))).toEqual([{ code: 'condition_open', subject: 'sanitary_certificate' }]);
    const verdict = { proofId: certificate.id, funderId, judgedBy: newId<PersonId>() };
    const another = { ...verdict, funderId: newId<FunderId>() };
    expect(blocksOf(clear({ ...ofFunder, verdicts: [another] }))).toHaveLength(1);
    expect(blocksOf(clear({ ...ofFunder, verdicts: [verdict] }))).toEqual([]);
    const unchecked = [{ ...certificate, status: 'received' as const }];
    expect(blocksOf(clear({ ...ofFunder, proofs: unchecked, verdicts: [verdict] }))).toHaveLength(1);
  });

  it('is shown whole: every reason at once', () => {
    const codes = blocksOf(clear({ proofs: [], accountHold: 'account_not_active', balances: [] })).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['account_not_active', 'proof_missing', 'condition_open', 'commitment_short']);
  });
});

describe('what a tranche asks for', () => {
  const template = [{ proofs: ['rib_certificate'] }, { proofs: ['invoice', 'sanitary_certificate'] }];
  const condition = { text: 'Certificat sanitaire', proof: 'sanitary_certificate', tranche: 2, funderId: null };

  it('is the template’s proofs and the conditions that gate it, each kind once', () => {
    expect(requirementsOf(template, [condition], [1, 2])[0]).toEqual([
      { proof: 'rib_certificate', condition: null, funderId: null },
    ]);
    expect(requirementsOf(template, [condition], [1, 2])[1]).toEqual([
      { proof: 'invoice', condition: null, funderId: null },
      { proof: 'sanitary_certificate', condition: 'Certificat sanitaire', funderId: null },
    ]);
  });

  it('never loses a condition of a tranche that does not exist: it gates the last', () => {
    expect(requirementsOf(template, [{ ...condition, proof: 'audit', tranche: 9 }], [1, 2])[1]).toHaveLength(3);
  });

  it('never loses what a tranche that pays nothing would have asked for', () => {
    const three = [...template, { proofs: ['audit', 'invoice'] }];
    const kinds = (numbers: number[]) =>
      requirementsOf(three, [condition], numbers).map((asked) => asked.map(({ proof }) => proof));
    expect(kinds([1, 3])).toEqual([['rib_certificate'], ['invoice', 'sanitary_certificate', 'audit']]);
    expect(kinds([2])).toEqual([['rib_certificate', 'invoice', 'sanitary_certificate', 'audit']]);
  });

  it('counts a refused proof as missing', () => {
    const proofs = [aProof('invoice', { status: 'refused' }), aProof('sanitary_certificate', { status: 'received' })];
    expect(missingProofs(tranche, proofs)).toEqual(['invoice']);
  });
});

describe('what a bank file can carry', () => {
  it('is a reference of at most 35 characters for each attempt', () => {
    expect(endToEndIdOf(aTranche({ number: 12 }), { position: 10 }, 11)).toBe('CONV-2026-0001/T12/L10/11');
  });

  it('is a name without accents, of at most 70 characters', () => {
    expect(nameForBank('Coopérative Ighrem Écotourisme')).toBe('Cooperative Ighrem Ecotourisme');
    expect(nameForBank(`${'a'.repeat(69)} b`)).toBe('a'.repeat(69));
  });
});
