import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import { Layout } from './layout.tsx';
import { TOO_OFTEN, TooOften } from './quotas.ts';
import type { Reader } from './reader.ts';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
};

export const statusOf = (error: unknown): number => {
  if (error instanceof TooOften) return TOO_OFTEN;
  return error instanceof DomainError ? STATUS[error.kind] : 500;
};

interface ProblemProps {
  readonly reader: Reader;
  readonly error: unknown;
  /** So that whoever helps finds this very request. */
  readonly requestId: string;
}

/** What happened, what it means for what was being done, and what to do now. */
export const ProblemPage = ({ reader, error, requestId }: ProblemProps) => {
  const { say } = reader;
  const kind = kindOf(error);
  return (
    <Layout reader={reader} title={say(`page.problem.${kind}.title`)}>
      <h1 class="govuk-heading-l">{say(`page.problem.${kind}.title`)}</h1>
      {error instanceof DomainError && <p class="govuk-body">{refusalIn(reader, error)}</p>}
      <p class="govuk-body">
        {error instanceof TooOften ? tooOften(reader, error) : say(`page.problem.${kind}.advice`)}
      </p>
      <p class="govuk-body-s">
        {say('page.problem.reference')} <bdi dir="ltr">{requestId}</bdi>
      </p>
    </Layout>
  );
};

/** What a refusal says to the reader. */
export const refusalIn = ({ told, say }: Reader, { code, details }: DomainError): string =>
  told('error', { code, numbers: details }) ?? say(`error.${code}`);

const kindOf = (error: unknown): ErrorKind | 'too_often' | 'bug' => {
  if (error instanceof TooOften) return 'too_often';
  return error instanceof DomainError ? error.kind : 'bug';
};

/** How long one has to wait, as people say it. */
export const tooOften = ({ say }: Reader, { retryAfterSeconds }: TooOften): string =>
  retryAfterSeconds < MINUTE
    ? say('page.problem.too_often.seconds', { seconds: retryAfterSeconds })
    : say('page.problem.too_often.minutes', { minutes: Math.ceil(retryAfterSeconds / MINUTE) });

const MINUTE = 60;
