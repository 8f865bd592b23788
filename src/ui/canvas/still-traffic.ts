import { useReducedMotion } from '@mantine/hooks';

/** Who asked the system for less motion sees rates and the thickness of edges instead of dots. */
export const useStillTraffic = (): boolean => useReducedMotion(false);
