import { ecsErrors } from '../../contract/errors';
import { refuse } from '../../refusal';

type Setting = 'ENABLED' | 'DISABLED';

/** ENABLED unless told otherwise; it needs room above 100 percent. */
export function zoneRebalancing(given: Setting | undefined, maximumPercent: number): Setting {
  if (maximumPercent > 100) return given ?? 'ENABLED';
  if (given === 'ENABLED') {
    refuse(
      ecsErrors.invalidParameter(
        'Availability Zone Rebalancing does not support maximumPercent <= 100%',
      ),
    );
  }
  return 'DISABLED';
}
