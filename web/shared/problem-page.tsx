import { DomainError, type ErrorKind } from '../../services/shared/errors.ts';
import { Layout } from './layout.tsx';
import type { Reader } from './reader.ts';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
};

export const statusOf = (error: unknown): number => (error instanceof DomainError ? STATUS[error.kind] : 500);

interface ProblemProps {
  readonly reader: Reader;
  readonly error: unknown;
  /** So that whoever helps finds this very request. */
  readonly requestId: string;
}

/** What happened, what it means for what was being done, and what to do now. */
export const ProblemPage = ({ reader, error, requestId }: ProblemProps) => {
  const { say } = reader;
  const kind = error instanceof DomainError ? error.kind : 'bug';
  return (
    <Layout reader={reader} title={say(`page.problem.${kind}.title`)}>
      <h1 class="govuk-heading-l">{say(`page.problem.${kind}.title`)}</h1>
      {error instanceof DomainError && (
        <p class="govuk-body">{say(`error.${error.code}`, error.details as Record<string, unknown>)}</p>
      )}
      <p class="govuk-body">{say(`page.problem.${kind}.advice`)}</p>
      <p class="govuk-body-s">
        {say('page.problem.reference')} <bdi dir="ltr">{requestId}</bdi>
      </p>
    </Layout>
  );
};
