import { setImmediate as breathe } from 'node:timers/promises';

/** A door that lets one piece of work through at a time, for a database with a single session. */
export interface Gate {
  /** `patient` work steps back behind whatever else is waiting, but not for ever. */
  <T>(work: () => Promise<T>, options?: { readonly patient?: boolean }): Promise<T>;
}

/** How many others may go before patient work that is waiting. */
const BEFORE_PATIENT = 8;

/** Lets one piece of work in at a time, each kind in the order of asking; one that fails does not hold up the next. */
export function makeGate(): Gate {
  const waiting: (() => Promise<void>)[] = [];
  const patient: (() => Promise<void>)[] = [];
  let isBusy = false;
  let gone = 0;

  const next = (): (() => Promise<void>) | undefined => {
    const isTheirTurn = patient.length > 0 && (waiting.length === 0 || gone >= BEFORE_PATIENT);
    gone = isTheirTurn ? 0 : gone + 1;
    return isTheirTurn ? patient.shift() : waiting.shift();
  };
  const open = async (): Promise<void> => {
    isBusy = true;
    for (let work = next(); work; work = next()) {
      await work();
      if (patient.length > 0) await letOthersBe();
    }
    isBusy = false;
  };
  /** Resolves when it is this one's turn. */
  const turn = (line: (() => Promise<void>)[], over: Promise<void>): Promise<void> =>
    new Promise((begin) => {
      line.push(() => {
        begin();
        return over;
      });
      if (!isBusy) void open();
    });
  return async <T>(work: () => Promise<T>, { patient: isPatient = false } = {}) => {
    let finish: () => void = () => undefined;
    const over = new Promise<void>((done) => {
      finish = done;
    });
    await turn(isPatient ? patient : waiting, over);
    try {
      return await work();
    } finally {
      finish();
    }
  };
}

/** A long answer leaves in pieces, one a turn of this thread; this many leave between two pieces of patient work. */
const TURNS = 64;

/** Embedded, the database answers without ever leaving this thread to the network: requests would not even be heard. */
async function letOthersBe(): Promise<void> {
  for (let n = 0; n < TURNS; n += 1) await breathe();
}
