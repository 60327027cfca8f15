import { Rib } from '../../../services/shared/rib.ts';
import type { UseCases } from '../../../services/use-cases.ts';

/** Control: whatever bytes come are taken for what their sender says, as if nobody looked at them. */
export const believingBytes = (useCases: UseCases): UseCases => ({
  ...useCases,
  documents: {
    ...useCases.documents,
    storeDocument: (command, upload) =>
      useCases.documents.storeDocument(command, {
        ...upload,
        mediaType: 'text/plain',
        bytes: Buffer.from(`believed: ${upload.mediaType}`),
      }),
  },
});

/** Control: no RIB is looked at any more, of whatever form it is. Gives what puts the validator back. */
export const withoutRibs = (): (() => void) => {
  const checked = Rib._zod.run.bind(Rib._zod);
  Rib._zod.run = (payload) => payload;
  return () => {
    Rib._zod.run = checked;
  };
};
