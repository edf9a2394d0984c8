/** How screens reach the one app: its state by subscription, its commands by handing them `useApp()`. */
import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppContext } from '../commands/context.ts';
import type { AppState } from '../state/store.ts';

const Context = createContext<AppContext | null>(null);

export const AppProvider = ({ app, children }: { readonly app: AppContext; readonly children: ReactNode }) => (
  <Context value={app}>{children}</Context>
);

export function useApp(): AppContext {
  const app = useContext(Context);
  if (!app) throw new Error('useApp() outside <AppProvider>');
  return app;
}

/** Re-renders when the selected value changes by identity: select stored values, derive with `useMemo`. */
export const useAppState = <Value,>(selector: (state: AppState) => Value): Value => useStore(useApp().store, selector);
