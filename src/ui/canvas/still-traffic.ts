import { useParts } from '../sandbox-context';
import { useLessMotion } from '../theme/use-motion';

/** Who asked for less motion sees rates and the thickness of edges instead of dots. */
export const useStillTraffic = (): boolean => useLessMotion(useParts().view);
