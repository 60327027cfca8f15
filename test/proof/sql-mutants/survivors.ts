const TOGETHER = 'a table that refers to it is emptied with it, and refuses for itself';
const BY_ITS_PART = 'whoever signs has that part, and one person only has it (approval_party_signs_once)';
const OPEN_SESSION = 'it speaks in a session that is open, and the one here is signed; no attempt has one';

const becoming = (part: string): string =>
  `disbursement.keep_tranche: or new.${part} is distinct from coalesce(old.${part}, new.${part}) => `;

/** Rules whose absence no attempt notices, and why. */
const REASONS: readonly [reason: string, names: readonly string[]][] = [
  [
    TOGETHER,
    [
      ...['agreement.agreement', 'cofinancing.line', 'cofinancing.round', 'ledger.account'].map(
        (table) => `${table} without never_truncated`,
      ),
      ...['committee.decision', 'committee.minutes', 'disbursement.bank_statement', 'disbursement.leg'].map(
        (table) => `${table} without append_only_truncate`,
      ),
      ...['ledger.book', 'ledger.command'].map((table) => `${table} without append_only_truncate`),
    ],
  ],
  [
    BY_ITS_PART,
    [
      'disbursement.keep_tranche: new.prepared_by is distinct from coalesce(old.prepared_by, new.prepared_by) => false',
      ...['verified_by', 'approved_by', 'ordered_by'].map(becoming),
    ],
  ],
  [
    'the legs of a tranche sum to it (sums_to_its_tranche): one more is one too many',
    ['disbursement.leg without planned_with_its_tranche', `disbursement.keep_legs: and t.status = 'planned' => `],
  ],
  [
    OPEN_SESSION,
    [
      ...['award_line without award_line_sum', 'decision without decision_by_chair', 'decision without decision_lines'],
      ...[
        'decision without decision_rectifies',
        'item without item_rectifies',
        'signature without signature_by_officer',
      ],
      'vote without vote_of_no_instructor',
    ].map((name) => `committee.${name}`),
  ],
  [
    'the agreement here is signed by all; tried where one is being signed, in test/agreement/',
    ['agreement.signature without signature_copy_accepted', 'agreement.signature without signature_in_order'],
  ],
  [
    'the payment here is a grant; tried on a guaranteed loan, in test/disbursement/guaranteed-loan.test.ts',
    ['disbursement.payment_order without guaranteed'],
  ],
  [
    'a level decides before the line is decided, and refuses it earlier (preparation_before_levels)',
    ['cofinancing.preparation without preparation_in_time'],
  ],
  [
    'nothing is freed that was not held: holds are judged, and resolved once',
    ['ledger.account without account_pending_not_negative'],
  ],
];

/** By the mutant's name. */
export const SURVIVORS: ReadonlyMap<string, string> = new Map(
  REASONS.flatMap(([reason, names]) => names.map((name): [string, string] => [name, reason])),
);
