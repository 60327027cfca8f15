import { renderToString } from 'preact-render-to-string';
import * as agreement from '../../services/agreement/agreement-errors.ts';
import * as cofinancing from '../../services/cofinancing/cofinancing-errors.ts';
import * as bankFile from '../../services/disbursement/bank-file-errors.ts';
import * as documents from '../../services/documents/documents-errors.ts';
import * as programme from '../../services/programme/programme-errors.ts';
import * as registry from '../../services/registry/registry-errors.ts';
import { newId } from '../../services/shared/ids.ts';
import type { Language } from '../../services/shared/texts.ts';
import { CONCERNED, OF_THE_FILE } from '../../web/shared/concerned-field.ts';
import { ruleFaults } from '../../web/shared/faults.ts';
import { readFields, type Fields } from '../../web/shared/fields.ts';
import { FileField, TextField } from '../../web/shared/form-fields.tsx';
import { Faults, formOf } from '../../web/shared/form.tsx';
import { matches, repositoryIn } from '../tidy/repository.ts';
import { CASES, type Case } from './concerned-cases.ts';
import { readerIn } from '../support/reader.ts';

const refused = ({ action, error, fields, typed }: Case, language: Language, hasFile = false) => {
  const reader = readerIn(language);
  const reading = readFields(fields, typed);
  const faults = ruleFaults(error, { reader, action, reading, hasFile });
  return { reader, faults, posted: { values: { ...typed, action }, faults, isStale: false } };
};

describe.each(['ar', 'fr'] as const)('in %s', (language) => {
  it.each(CASES.map((each) => [each.error.code, each.action, each] as const))(
    '%s of %s stands beside its field and in the summary, and what was typed is kept',
    (code, action, row) => {
      const { reader, faults, posted } = refused(row, language);
      const text = reader.told('error', { code, numbers: row.error.details });
      expect(faults).toEqual([{ field: row.field, text }]);
      expect(text).not.toContain('…');
      const summary = renderToString(<Faults reader={reader} posted={posted} />);
      expect(summary).toContain(`href="#${action}-${row.field}"`);
      const field = renderToString(<TextField form={formOf({ reader, posted }, action)} name={row.field} />);
      expect(field).toContain(`id="${action}-${row.field}-error"`);
      const kept = row.typed[row.field] ?? '';
      if (kept !== '') expect(field).toContain(`value="${kept}"`);
    },
  );

  it.each([
    documents.documentEmpty(),
    documents.documentTooLarge(11, 10),
    documents.mediaTypeDiffers('image/png', 'text/html'),
    documents.tooManyUnscanned(3),
    bankFile.notABankStatement('malformed'),
  ])('$code stands beside the file that came along, and on the whole where none did', (error) => {
    const row = { action: 'attach', error, field: 'file', fields: {}, typed: {} };
    const { reader, posted } = refused(row, language, true);
    const field = renderToString(<FileField form={formOf({ reader, posted }, 'attach')} accept={['image/png']} />);
    expect(field).toContain('id="attach-file-error"');
    expect(refused(row, language).faults.map((fault) => fault.field)).toEqual([null]);
  });
});

describe('a refusal that is about no field of the form', () => {
  it.each([
    ['another fact of the same name', registry.iceChecksumWrong('990000001000040'), { ice: '990000005000028' }],
    ['the whole', registry.lastRepresentative(newId()), { ice: '990000005000028' }],
    ['something that is not asked here', programme.callHasAwards(2), { ice: '' }],
  ])('stands in the summary: %s', (_why, error, typed) => {
    const row = { action: 'register', error, field: '', fields: { ice: 'code' } as Fields, typed };
    expect(refused(row, 'fr').faults.map(({ field }) => field)).toEqual([null]);
  });

  it('leads to no field that the form keeps hidden', () => {
    const error = agreement.contentDiffers('a'.repeat(64), 'b'.repeat(64));
    const row = {
      action: 'sign',
      error,
      field: '',
      fields: { sha256: 'code' } as Fields,
      typed: { sha256: 'a'.repeat(64) },
    };
    expect(refused(row, 'fr').faults.map(({ field }) => field)).toEqual([null]);
  });

  it('says each of several things that were found, in words', () => {
    const findings = [{ section: 'plan', code: 'no_funder_asked', numbers: {} }];
    const row = {
      action: 'revise_plan',
      error: cofinancing.revisionFaulty(findings),
      field: '',
      fields: {},
      typed: {},
    };
    expect(refused(row, 'fr').faults).toContainEqual({
      field: null,
      text: 'Aucun financeur n’est sollicité : dites ce que vous demandez, et à qui.',
    });
  });
});

it('every code that has a field of its own is one that can be answered, and the field is of some form', () => {
  const { read, files } = repositoryIn(process.cwd());
  const written = (among: RegExp) =>
    files
      .filter((file) => among.test(file))
      .map(read)
      .join('\n');
  const codes = matches(written(/-errors\.ts$|shared\/constraints\.ts$/), /'\w+',\s*'(\w+)'/g);
  const forms = written(/^web\/.*\.tsx?$/);
  expect([...Object.keys(CONCERNED), ...OF_THE_FILE].filter((code) => !codes.includes(code))).toEqual([]);
  expect(
    Object.values(CONCERNED)
      .flat()
      .filter((place) => !new RegExp(`'?${place.replace('.', '\\.')}'?: '`).test(forms)),
  ).toEqual([]);
});
