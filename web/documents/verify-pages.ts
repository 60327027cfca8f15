import { z } from 'zod';
import type { PaperCheck, VerifiedPaper } from '../../services/documents/documents-views.ts';
import { PAPER_CHECKS } from '../../services/shared/quota.ts';
import { page, type Page } from '../shared/page.ts';
import { NoParams } from '../shared/params.ts';
import { VerifyPage, VerifyStartPage } from './verify-page.tsx';

interface VerifyUseCases {
  readonly verifyPaper: (code: string) => Promise<VerifiedPaper>;
  readonly comparePaper: (code: string, bytes: Uint8Array) => Promise<PaperCheck>;
}

const BYTES_MAX = 20 * 1024 * 1024;
const Code = z.string().min(4).max(80);

const CHECKED = { operation: 'verifyPaper', quota: PAPER_CHECKS };
const COMPARED = { operation: 'comparePaper', quota: PAPER_CHECKS };

/** For anybody who holds a paper. The address that its square code leads to is one of these. */
export const verifyPages = ({ verifyPaper, comparePaper }: VerifyUseCases): Page[] => [
  page({
    path: '/verify',
    params: NoParams,
    isPublic: true,
    load: () => Promise.resolve(null),
    show: VerifyStartPage,
    actions: {
      verify_code: {
        fields: { code: 'code' },
        schema: z.strictObject({ code: Code }),
        limited: CHECKED,
        run: async ({ input }) => {
          await verifyPaper(input.code);
          return `/verify/${encodeURIComponent(input.code)}`;
        },
      },
    },
  }),
  page({
    path: '/verify/:code',
    params: z.strictObject({ code: Code }),
    isPublic: true,
    limited: CHECKED,
    // What was compared goes along as its hash: an address that somebody made up still says nothing untrue.
    load: async ({ params, query }) => ({ paper: await verifyPaper(params.code), compared: query['compared'] ?? null }),
    show: VerifyPage,
    upload: { bytesMax: BYTES_MAX },
    actions: {
      compare_paper: {
        needsFile: true,
        limited: COMPARED,
        run: async ({ params, file }) => {
          const { sha256 } = await comparePaper(params.code, file?.bytes ?? new Uint8Array());
          return `/verify/${encodeURIComponent(params.code)}?compared=${sha256}`;
        },
      },
    },
  }),
];
