import { sandboxServiceModel } from '../wire/service-model';
import { answer, jsonText } from './output';
import { UsageError } from './usage';

/** `sim service-model`: what `aws configure add-model` wants to know of `aws sandbox …`. */
export async function serviceModel(args: string[]): Promise<number> {
  if (args.length > 0) throw new UsageError(`service-model takes nothing, not ${args.join(' ')}`);
  answer(jsonText(sandboxServiceModel()));
  return 0;
}
