/** The entry of a worker that carries out trials: one message, one answer. */
import type { Trial } from '../../model/trial';
import { answerTrial } from './answer-trial';

self.addEventListener('message', ({ data }: MessageEvent<Trial>) =>
  self.postMessage(answerTrial(data)),
);
