import { useMediaQuery } from '@mantine/hooks';

/** Narrower than this there is no room to build in: one watches and plays. */
const NARROW = '(max-width: 699px)';

/** Whether the page is as wide as a phone. */
export const useIsPhone = (): boolean =>
  useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
