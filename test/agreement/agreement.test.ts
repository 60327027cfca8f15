import { createHash } from 'node:crypto';
import { sign, turnOf, type Agreement, type Party, type Signatory } from '../../services/agreement/agreement.ts';
import { loadTexts } from '../../infra/texts.ts';
import { contentOf, kindOf, numberOf } from '../../services/agreement/agreement-content.ts';
import type { KnownBy } from '../../services/shared/command.ts';
import {
  idOf,
  type AgreementId,
  type DocumentId,
  type DossierId,
  type FunderId,
  type OrganisationId,
  type PersonId,
  type SignatoryId,
} from '../../services/shared/ids.ts';
import { dirhams } from '../../services/shared/money.ts';
import { PROOF_KINDS } from '../../services/shared/proof.ts';
import { drafting } from './drafting.ts';

const texts = loadTexts();

const NOW = new Date('2026-05-20T10:00:00Z');
const DUE = new Date('2026-06-20T10:00:00Z');
const HASH = 'a'.repeat(64);
const knownBy: KnownBy = { by: 'token', issuer: 'https://issuer.example', subject: 's', signedInAt: NOW.toISOString() };
const person = (name: string) => idOf<PersonId>('person', name);

const holder: Party = { by: 'holder', organisationId: idOf<OrganisationId>('organisation') };
const funder = (name: string): Party => ({ by: 'funder', funderId: idOf<FunderId>('funder', name) });
const signatories = [holder, funder('indh'), funder('region')].map((party, index): Signatory => ({
  id: idOf<SignatoryId>('signatory', String(index)),
  position: index + 1,
  party,
  dueAt: DUE,
  signature: null,
}));
const unsigned: Agreement = {
  id: idOf<AgreementId>('agreement'),
  dossierId: idOf<DossierId>('dossier'),
  number: 'CONV-2026-0001',
  kind: 'convention',
  status: 'signing',
  content: '{}',
  contentHash: HASH,
  document: { id: idOf<DocumentId>('document'), code: 'CODE', sha256: HASH },
  lines: [],
  conditions: [],
  signatories,
  copies: [],
  preparedAt: NOW,
  effectiveAt: null,
  version: 1,
};
const only = (index: number) => new Set([signatories[index]!.id]);
const signing = (name: string) => ({ personId: person(name), knownBy, sha256: HASH, now: NOW });
const signedBy = (...names: readonly string[]): Agreement =>
  names.reduce((known, name, index) => sign(known, turnOf(known, only(index)), signing(name)), unsigned);

describe('the signatures of an agreement', () => {
  it('come in order, and the last one makes it effective', () => {
    expect(signedBy('aicha', 'mohamed')).toMatchObject({ status: 'signing', effectiveAt: null, version: 3 });
    expect(signedBy('aicha', 'mohamed', 'naima')).toMatchObject({ status: 'effective', effectiveAt: NOW });
  });

  it('say who, how known, when, what, and that they are simple ones', () => {
    expect(signedBy('aicha').signatories[0]?.signature).toEqual({
      personId: person('aicha'),
      knownBy,
      signedAt: NOW,
      sha256: HASH,
      level: 'simple',
      copyId: null,
    });
  });

  it('are refused out of turn, a second time, and once the signing is over', () => {
    expect(() => turnOf(unsigned, only(1))).toThrow('not_your_turn');
    expect(() => turnOf(signedBy('aicha'), only(0))).toThrow('party_already_signed');
    expect(() => turnOf({ ...unsigned, status: 'lapsed' }, only(0))).toThrow('agreement_not_open');
    expect(() => turnOf(signedBy('aicha', 'mohamed', 'naima'), only(2))).toThrow('agreement_not_open');
  });

  it('are refused for another content, after their date, and from one person for two parties', () => {
    const [first] = signatories;
    expect(() => sign(unsigned, first!, { ...signing('aicha'), sha256: 'b'.repeat(64) })).toThrow('content_differs');
    expect(() => sign(unsigned, first!, { ...signing('aicha'), now: DUE })).toThrow('signature_overdue');
    expect(() => signedBy('aicha', 'aicha')).toThrow('signed_for_another_party');
  });
});

describe('the content of an agreement', () => {
  it('is the same bytes for the same facts, and its hash is of exactly these', () => {
    const { content, contentHash } = contentOf(drafting, texts);
    const { kind, number, ...rest } = drafting;
    expect(contentOf({ ...rest, number, kind }, texts)).toEqual({ content, contentHash });
    expect(createHash('sha256').update(content).digest('hex')).toBe(contentHash);
    expect(contentOf({ ...drafting, number: 'CONV-2026-0002' }, texts).contentHash).not.toBe(contentHash);
  });

  it('has an annex per funder with its amount, conditions and tranches, and a text in two languages', () => {
    const content = JSON.parse(contentOf(drafting, texts).content) as {
      annexes: object[];
      text: Record<'ar' | 'fr', string[]>;
    };
    expect(content.annexes).toHaveLength(1);
    expect(content.annexes[0]).toMatchObject({
      parts: [{ instrument: 'grant', amount: '180000.00' }],
      conditions: drafting.annexes[0]?.conditions,
      tranches: [{ number: 1, shareBasisPoints: 4000 }, { number: 2 }],
    });
    expect(content.text.fr.join('\n')).toMatch(
      /Certificat sanitaire[^]*180\u00a0000,00\u2069 DH[^]*Attestation fiscale/,
    );
    expect(content.text.ar.join('\n')).toContain('تعاونية تازارت نوغبالو');
    expect(content.text.ar).toHaveLength(content.text.fr.length);
  });

  it('says every proof in words, an unheard-of one too: nobody signs a code', () => {
    const tranches = [{ shareBasisPoints: 10_000, proofs: [...PROOF_KINDS] }];
    const conditions = [{ text: 'Une étude', proof: 'code_of_old', tranche: 1 }];
    const { text } = JSON.parse(contentOf({ ...drafting, tranches, conditions }, texts).content) as {
      text: Record<'ar' | 'fr', string[]>;
    };
    expect([...text.ar, ...text.fr].filter((line) => /[a-z]_[a-z]/.test(line))).toEqual([]);
    expect(text.fr.join('\n')).toContain('Bon de livraison, Procès-verbal de réception');
    expect(text.ar.join('\n')).toContain('سند التسليم، محضر الاستلام');
    expect(text.fr.join('\n')).toContain('Une étude. Pièce justificative : Autre pièce.');
  });

  it.each([
    [50_000, 'decision', 'DEC-2026-0007'],
    [50_001, 'convention', 'CONV-2026-0007'],
  ])('for %d DH is a %s, numbered %s', (whole, kind, number) => {
    const found = kindOf(dirhams(whole), { conventionAbove: dirhams(50_000), signatureDays: 30 });
    expect(found).toBe(kind);
    expect(numberOf(found, 2026, 7)).toBe(number);
  });
});
