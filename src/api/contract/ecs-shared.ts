import * as z from 'zod/mini';
import { list, oneOf, opt, structure, text } from './members';

/** Shapes that several ECS operations take. */

const tag = structure({
  key: opt(text.check(z.minLength(1), z.maxLength(128))),
  value: opt(text.check(z.maxLength(256))),
});

export const tags = list(tag).check(z.maxLength(50));
export const includeTags = list(oneOf(['TAGS']));
export const launchType = oneOf(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']);
export const propagateTags = oneOf(['TASK_DEFINITION', 'SERVICE', 'NONE']);
export const onOff = oneOf(['ENABLED', 'DISABLED']);
