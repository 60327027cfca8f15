import { loadTexts } from '../../infra/texts.ts';
import { AGREEMENT_STATUSES } from '../../services/agreement/agreement.ts';
import { ORDER_STATUSES, TRANCHE_STATUSES } from '../../services/disbursement/disbursement.ts';
import { RUN_STATUSES } from '../../services/disbursement/payment-run.ts';
import { RECOVERY_STATUSES } from '../../services/disbursement/recovery.ts';
import { DOCUMENT_STATUSES } from '../../services/documents/documents-facts.ts';
import { CALL_STATUSES } from '../../services/programme/programme.ts';
import { STAGES } from '../../services/shared/stage.ts';
import { LANGUAGES } from '../../services/shared/texts.ts';
import { toldIn } from '../../services/shared/words.ts';

const texts = loadTexts();

describe('a refusal', () => {
  it.each([
    ['stage_mismatch', 'stage', STAGES],
    ['withdrawal_too_late', 'stage', STAGES],
    ['agreement_not_open', 'agreementStatus', AGREEMENT_STATUSES],
    ['tranche_not_in_status', 'trancheStatus', TRANCHE_STATUSES],
    ['order_not_in_status', 'orderStatus', ORDER_STATUSES],
    ['run_not_in_status', 'runStatus', RUN_STATUSES],
    ['recovery_not_open', 'recoveryStatus', RECOVERY_STATUSES],
    ['call_status_wrong', 'callStatus', CALL_STATUSES],
    ['document_not_clean', 'state', DOCUMENT_STATUSES],
    ['registration_missing', 'registrationDetail', ['court', 'extractOn', 'odcoNumber', 'authority', 'receipt']],
    ['identity_reserved', 'changed', ['legalForm', 'ice', 'court', 'number']],
  ] as const)('%s says %s in words, never by its code', (code, name, values) => {
    const list = code.startsWith('registration_') ? 'fault' : 'error';
    for (const language of LANGUAGES) {
      const told = toldIn(texts, language);
      for (const value of values) {
        const text = told(list, { code, numbers: { [name]: value } }) ?? '';
        expect(text).not.toBe('');
        if (language !== 'en') expect(text).not.toContain(` ${value}`);
        expect(text).not.toBe(told(list, { code, numbers: { [name]: 'unheard_of' } }));
        expect(texts.sentence(language, code, {})).toBeUndefined();
      }
    }
  });

  it.each([
    ['call_closed', { closesAt: new Date('2026-03-06T16:30:00Z'), now: new Date('2026-03-07T09:00:00Z') }],
    ['closing_passed', { closesAt: '2026-03-06T16:30:00.000Z' }],
    ['execution_date_past', { executionDate: '2026-03-06', today: '2026-03-07' }],
    ['approval_exceeds_asked', { amount: '60000.00', asked: '50000.00' }],
    ['registration_dates_impossible', { registeredOn: '2026-03-06', extractOn: '2026-03-05' }],
  ])('%s shows days, instants and amounts as people write them', (code, numbers) => {
    for (const language of LANGUAGES) {
      const text = toldIn(texts, language)('error', { code, numbers }) ?? '';
      expect(text).not.toMatch(/\d{4}-\d{2}|T\d{2}:|\d{4,}\.\d{2}/);
      expect(text).toMatch(/06\/03\/2026|60\u00a0000,00/);
    }
  });
});

/** What stands in a sentence for a machine: words that only those who built this use. */
const INTERNAL = /Idempotency|If-Match|ETag|\bIND-|camt|JSON|MIME|\bUUID\b|workflow|hash/i;

describe('what a project holder is told', () => {
  it.each(LANGUAGES)('has no word of machines in %s', (language) => {
    const told = texts.sentencesUnder(language, 'error.', {});
    const forMachines = new Set([
      'idempotency_key_missing',
      'idempotency_key_malformed',
      'if_match_missing',
      'if_match_malformed',
      'dry_run_malformed',
      'not_a_bank_statement',
    ]);
    const internal = Object.entries(told).filter(([code, text]) => !forMachines.has(code) && INTERNAL.test(text));
    expect(internal).toEqual([]);
  });
});
