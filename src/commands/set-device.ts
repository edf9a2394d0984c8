import type { DeviceState } from '../state/device.ts';
import type { AppContext } from './context.ts';

/** What is known anew about this device. */
export const setDevice = ({ store }: AppContext, device: Partial<DeviceState>): void =>
  store.setState((state) => ({ device: { ...state.device, ...device } }));
