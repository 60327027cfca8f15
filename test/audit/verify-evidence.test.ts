import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../infra/root.ts';
import type { Finding } from '../../services/audit/finding.ts';
import { readLines, writeLines, type Line } from '../../services/audit/lines.ts';
import { verifyEvidence } from '../../services/audit/verify-evidence.ts';
import { VECTORS } from './vector-cases.ts';

interface Vectors {
  readonly key: string;
  readonly anchor: readonly Line[];
  readonly cases: readonly {
    readonly name: string;
    readonly isWitnessed: boolean;
    readonly lines: readonly Line[];
    readonly findings: readonly Finding[];
  }[];
}

/** Given out with the format: what is written in it stays readable. */
const published = JSON.parse(readFileSync(path.join(import.meta.dirname, 'vectors.json'), 'utf8')) as Vectors;

const findings = ({ key, anchor }: Vectors, { lines, isWitnessed }: Vectors['cases'][number]) =>
  verifyEvidence({ lines: readLines(writeLines(lines)), anchor: isWitnessed ? anchor : [], key }).findings;

describe('the published vectors', () => {
  it('are what the code makes: what was sealed once is hashed the same way for ever', () => {
    expect(JSON.parse(JSON.stringify(VECTORS))).toEqual({
      ...published,
      cases: published.cases.map(({ findings: _findings, ...rest }) => rest),
    });
  });

  it.each(published.cases)('are judged as they were: $name', (each) => {
    expect(findings(published, each)).toEqual(each.findings);
  });

  it('are judged by the verifier in Python as by ours', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'touiza-vectors-'));
    writeFileSync(path.join(folder, 'trail-2026-03-01.jsonl'), writeLines(published.anchor));
    const file = path.join(folder, 'case.evidence');
    const told = published.cases.map(({ lines, isWitnessed }) => {
      writeFileSync(file, writeLines(lines));
      const anchor = isWitnessed ? ['--anchor', folder] : [];
      return python([file, ...anchor, '--key', published.key, '--json']);
    });
    rmSync(folder, { recursive: true });
    expect(told).toEqual(published.cases.map((each) => each.findings));
  }, 60_000);

  it('are trusted by nobody who was given another key, and by their own word where none was', () => {
    const [, alone] = published.cases;
    const stranger = published.key.replace('vectors', 'other');
    const judged = verifyEvidence({ lines: alone!.lines, anchor: [], key: stranger });
    expect(judged.findings.map(({ code }) => code)).toContain('checkpoint_forged');
    expect(verifyEvidence({ lines: alone!.lines, anchor: [], key: null })).toMatchObject({
      findings: [],
      key: published.key,
    });
  });
});

const python = (words: readonly string[]): unknown => {
  const program = path.join(projectRoot, 'infra', 'verify.py');
  try {
    return JSON.parse(execFileSync('python3', [program, ...words], { encoding: 'utf8' }));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
};
