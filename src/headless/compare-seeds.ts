import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { arrivalsOf } from '../api/trial/arrivals-of';
import { measuredRun } from '../api/trial/measured-run';
import { addTraffic } from './add-traffic';
import { openSource, type SourceOptions } from './open-source';
import { SHARE_OF_RUNS } from './share-of-runs';
import { SourceError } from './source-error';
import type { Finding } from '../formats/import-result';
import type { ComparedRun } from '../model/comparison';
import type { SimMicros } from '../model/sim-time';

/** One run of a comparison. */
export interface Job {
  file: string;
  seed: number;
  length: number;
  /** Requests a second of a client put before each load balancer that has none; 0 for none. */
  traffic: number;
  options: SourceOptions;
}

/** What a run came to, and when what was measured of it began. */
export interface JobRun extends ComparedRun {
  from: SimMicros;
}

type Done =
  | { at: number; run: JobRun }
  | { at: number; failed: { file: string; finding: Finding } };

/** Other processes are worth their start from so many runs on; there are never more than these. */
const WORTH_PROCESSES = 8;
const MOST_PROCESSES = 8;
const START = fileURLToPath(new URL('../../site/start-sim.mjs', import.meta.url));

/** What every run came to, in the order of the jobs, whoever was ready first. */
export async function runJobs(
  jobs: readonly Job[],
  onProgress: (done: number) => void,
): Promise<JobRun[]> {
  const runs: JobRun[] = [];
  let count = 0;
  const take = (done: Done): void => {
    if ('failed' in done) throw new SourceError(done.failed.file, done.failed.finding);
    runs[done.at] = done.run;
    onProgress((count += 1));
  };
  const processes =
    jobs.length < WORTH_PROCESSES ? 1 : Math.min(MOST_PROCESSES, availableParallelism());
  const all = jobs.map((job, at) => ({ job, at }));
  // Whatever is wrong with a file shows in its first run, before others are begun.
  const first = all.filter(
    ({ job }, at) => all.findIndex((one) => one.job.file === job.file) === at,
  );
  for (const one of first) take(await carryOut(one));
  const numbered = all.filter((one) => !first.includes(one));
  if (processes === 1) for (const one of numbered) take(await carryOut(one));
  else {
    const shares = Array.from({ length: processes }, (_, mine) =>
      numbered.filter((_, at) => at % processes === mine),
    );
    await Promise.all(shares.map((share) => inProcess(share, take)));
  }
  return runs;
}

interface Numbered {
  job: Job;
  at: number;
}

async function carryOut({ job, at }: Numbered): Promise<Done> {
  const { file, seed, length, traffic, options } = job;
  try {
    const { sandbox } = await openSource(file, { ...options, seed, asService: true });
    if (traffic > 0) addTraffic(sandbox, traffic);
    const from = sandbox.engine.now;
    const figures = measuredRun(sandbox, length);
    return { at, run: { from, figures, arrivals: arrivalsOf(sandbox) } };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { at, failed: { file: error.file, finding: error.finding } };
  }
}

/** Another process of `sim`: it does its share and tells of each run. */
function inProcess(share: readonly Numbered[], take: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(START, [SHARE_OF_RUNS]);
    child.on('message', (done: Done) => {
      try {
        take(done);
      } catch (error) {
        reject(error);
        child.kill();
      }
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a process of the comparison ended with ${String(code)}`));
    });
    child.send(share);
  });
}

/** The other side of `inProcess`: carries out what it is sent, and ends the process's talk. */
export async function doShare(): Promise<void> {
  const share = await new Promise<readonly Numbered[]>((resolve) => {
    process.once('message', resolve);
  });
  for (const one of share) process.send?.(await carryOut(one));
  process.disconnect();
}
