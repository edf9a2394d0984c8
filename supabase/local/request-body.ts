/**
 * Reads a request's body before it enters the gate of the single database session: a slow sender then keeps nobody waiting,
 * and one that sends too much is refused before it fills the memory.
 */

/** No call of this application sends more: the largest is a photo of 1 MiB as base64 (`put_photo`). Bytes. */
const BODY_LIMIT = 1.5 * 1024 * 1024;

/** The whole request with its body in memory, or null when the body is larger than `limit` bytes. */
export async function readRequest(request: Request, limit: number = BODY_LIMIT): Promise<Request | null> {
  const { method, headers, url } = request;
  if (request.body === null) return new Request(url, { method, headers });
  if (Number(headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return new Request(url, { method, headers, body: Buffer.concat(chunks) });
}
