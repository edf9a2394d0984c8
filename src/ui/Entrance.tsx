/** Which screen a person gets: the splash, the door, "no role", or the app. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { HOLDERS } from '../domain/rules/may-hold.ts';
import { useAppState } from './app-context.tsx';
import { DocumentAttributes } from './DocumentAttributes.tsx';
import { ToastProvider } from './parts/Toast.tsx';
import { DatabaseUnavailable } from './screens/DatabaseUnavailable.tsx';
import { NoRole } from './screens/NoRole.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { Splash } from './screens/Splash.tsx';

const LockScreen = lazy(() => import('./device/LockScreen.tsx'));

export const Entrance = ({ children }: { readonly children: ReactNode }) => (
  // The strict content security policy refuses style elements; Base UI then takes everything from our stylesheets.
  <CSPProvider disableStyleElements>
    <DocumentAttributes />
    <ToastProvider>
      <Door>{children}</Door>
    </ToastProvider>
  </CSPProvider>
);

function Door({ children }: { readonly children: ReactNode }) {
  const session = useAppState((state) => state.session);
  const failure = useAppState((state) => state.sync.failure);
  switch (session.kind) {
    case 'starting':
      return <Splash />;
    case 'signed_out':
      return <SignIn />;
    case 'locked':
      return (
        <Suspense fallback={<Splash />}>
          <LockScreen session={session} />
        </Suspense>
      );
    case 'signed_in':
      return failure?.code === 'no_profile' ? (
        <NoRole email={session.email} />
      ) : (
        <WhileRecordsAreKept>{children}</WhileRecordsAreKept>
      );
  }
}

/** Whoever records must not overlook that nothing is kept any more; a leader, who only looks, is not stopped. */
function WhileRecordsAreKept({ children }: { readonly children: ReactNode }) {
  const unavailable = useAppState((state) => state.outboxStatus.unavailable);
  const role = useAppState((state) => (state.session.kind === 'signed_in' ? state.session.role : null));
  const [looking, setLooking] = useState(false);
  if (!unavailable || looking || role === null || !HOLDERS.case_detail.includes(role)) return children;
  return <DatabaseUnavailable onLook={() => setLooking(true)} onReload={() => window.location.reload()} />;
}
