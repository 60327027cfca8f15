import type { Browser } from 'playwright-core';
import { listDifferences } from '../../db/shared/differences.ts';
import { demoFunders } from '../../infra/demo/fund.ts';
import { openChromium } from '../support/chromium.ts';
import { readPdf } from '../support/pdf.ts';
import { apply } from './pages/applying.ts';
import { FUNDERS } from './pages/call.ts';
import { close, report } from './pages/closing.ts';
import { decide } from './pages/deciding.ts';
import { finance, sign } from './pages/financing.ts';
import { decideEligibility, score } from './pages/judging.ts';
import { pay } from './pages/paying.ts';
import { ORGANISATION } from './pages/project.ts';
import { openStage, type Manner, type Stage } from './pages/stage.ts';
import { audit, look } from './pages/witnessing.ts';

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  browser = await openChromium();
});
afterEach(() => stage.close());
afterAll(() => browser.close());

/** Arabic as on a phone, everybody; French without script, the holder on a phone and the staff at a desk. */
const MANNERS: Manner[] = [
  { language: 'ar', withScript: true, staffWidth: 360 },
  { language: 'fr', withScript: false, staffWidth: 1280 },
];

/** What the page of one payment tells, from the bank's entry back to the vote. */
const PATH = ['disbursement.settled', 'disbursement.statement_imported', 'agreement.signed', 'committee.voted'];
const PEOPLE_LEAST = 10;

describe('the story through the pages', () => {
  it.each(MANNERS)(
    'is played from the call to its closure by people who only read what stands there, in $language',
    async (manner) => {
      stage = await openStage(browser, manner);
      const dossier = await apply(stage);
      await decideEligibility(stage, dossier);
      await score(stage, dossier);
      await decide(stage, dossier);
      await finance(stage, dossier);
      await sign(stage, dossier);
      await pay(stage, { ...dossier, number: 1 });
      await report(stage, dossier);
      await pay(stage, { ...dossier, number: 2 });

      const statement = await readPdf(await close(stage, dossier));
      expect(statement.says(dossier.reference)).toBe(true);
      const auditor = await audit(stage, dossier);
      for (const kind of PATH) expect(await auditor.read()).toContain(auditor.say(`event.${kind}`));
      const { results, progress, reader } = await look(stage, dossier);
      expect(results).toContain(stage.say(ORGANISATION));
      for (const funder of FUNDERS) expect(results).toContain(demoFunders[funder].names[manner.language]);
      expect(progress).toContain(reader.say('page.stage.closed'));
      expect(stage.people().length).toBeGreaterThanOrEqual(PEOPLE_LEAST);
      expect((await listDifferences(stage.world.admin)).differences).toEqual([]);
      expect(await stage.world.admin('engine.stuck_step').where({ resolved_at: null })).toEqual([]);
    },
    400_000,
  );
});
