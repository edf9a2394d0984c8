/** A demo account (`grid`, `office`, `leader`, `admin`, …) that speaks with the data API without any of the app's code. */
import type { Started } from '../support/start-process.ts';

export class DemoSession {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.#url = url;
    this.#headers = headers;
  }

  static async open(server: Started, who: string): Promise<DemoSession> {
    const { publishable_key: apikey } = (await new DemoSession(server.url, {}).get('/config.json')) as {
      publishable_key: string;
    };
    const email = `${who}@lianxin.example`;
    const door = new DemoSession(server.url, { apikey });
    const { access_token } = (await door.post('/auth/v1/token?grant_type=password', {
      email,
      password: await server.passwordOf(email),
    })) as { access_token: string };
    return new DemoSession(server.url, { apikey, authorization: `Bearer ${access_token}` });
  }

  get(path: string): Promise<unknown> {
    return this.#ask(path, { method: 'GET', headers: this.#headers });
  }

  post(path: string, body: unknown): Promise<unknown> {
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #ask(path: string, init: RequestInit): Promise<unknown> {
    const answer = await fetch(this.#url + path, init);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}
