/** Inputs of the operations that look into containers and instances. */
import * as z from 'zod/mini';
import { flag, opt, structure, text, texts, whole } from './members';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html */
export const executeCommand = structure({
  cluster: opt(text),
  container: opt(text),
  command: text,
  interactive: flag,
  task: text,
});

export const sendToSession = structure({
  sessionId: text,
  /** A line, as typed. */
  input: text,
});
/** All that are remembered, or those named, or those of a task. */
export const describeSessions = structure({ sessionIds: opt(texts), task: opt(text) });

/** `containerInstance`: an EC2 instance id, an ARN, or a task on it. */
export const ssh = structure({ containerInstance: text, command: text });

/** Of a task, or of all tasks of a service: one of the two. */
export const getContainerLogs = structure({
  task: opt(text),
  service: opt(text),
  /** All containers unless one is named. */
  container: opt(text),
  /** The last so many lines. */
  limit: opt(whole.check(z.minimum(1))),
});
