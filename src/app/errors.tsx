/** The last net: a screen that fell over says whether the data is safe and what to do, in the language the page was in. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { toFailure, type Failure } from '../domain/failure.ts';
import { translator } from '../i18n/index.ts';
import styles from './errors.module.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failure: Failure | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(thrown: unknown): State {
    return { failure: toFailure(thrown) };
  }

  override componentDidCatch(thrown: unknown, { componentStack }: ErrorInfo): void {
    // The console is where support looks; React has already printed the error itself there.
    reportError(new Error(`screen failed${componentStack ?? ''}`, { cause: thrown }));
  }

  override render(): ReactNode {
    return this.state.failure ? <CrashScreen failure={this.state.failure} /> : this.props.children;
  }
}

/** Also shown when the app cannot even start: mostly a first visit without a network, which is nobody's error. */
export function CrashScreen({ failure }: { readonly failure: Failure }) {
  const t = translator(document.documentElement.lang === 'en' ? 'en' : 'zh-CN');
  const unreachable = failure.code === 'network';
  return (
    <main className={styles.screen}>
      <div className={styles.box} role="alert">
        <h1>{t(unreachable ? 'shell.crash.unreachable' : 'shell.crash.title')}</h1>
        <p>{t(unreachable ? 'shell.crash.unreachable_todo' : 'shell.crash.safe')}</p>
        {!unreachable && <p>{t('shell.crash.todo')}</p>}
        <button type="button" className={styles.reload} onClick={() => location.reload()}>
          {t(unreachable ? 'shell.crash.again' : 'shell.crash.reload')}
        </button>
        <details>
          <summary>{t('shell.crash.detail')}</summary>
          <pre className={styles.detail}>
            {failure.code}
            {failure.detail && `\n${failure.detail}`}
          </pre>
        </details>
      </div>
    </main>
  );
}
