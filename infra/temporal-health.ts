import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:http2';

/** Fields of a protobuf message: number 1, a string. Enough for the one question asked here. */
const frame = (namespace: string): Buffer => {
  const text = Buffer.from(namespace);
  const message = Buffer.concat([Buffer.from([0x0a, text.length]), text]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
};

const PATIENCE_MS = 2_000;

/** Whether the server answers for the namespace; spoken by hand because loading the client takes half a second. */
export const knowsNamespace = (address: string, namespace: string): Promise<boolean> =>
  new Promise((resolve) => {
    const session = connect(`http://${address}`);
    const answer = (value: boolean): void => {
      session.destroy();
      resolve(value);
    };
    session.setTimeout(PATIENCE_MS, () => {
      answer(false);
    });
    session.on('error', () => {
      answer(false);
    });
    const request = session.request({
      ':method': 'POST',
      ':path': '/temporal.api.workflowservice.v1.WorkflowService/DescribeNamespace',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    request.on('error', () => {
      answer(false);
    });
    request.on('trailers', (trailers: IncomingHttpHeaders) => {
      answer(trailers['grpc-status'] === '0');
    });
    // A failed call has no body and no trailers, only a status among the headers.
    request.on('response', (headers) => {
      if (headers['grpc-status'] !== undefined) answer(headers['grpc-status'] === '0');
    });
    request.resume();
    request.end(frame(namespace));
  });
