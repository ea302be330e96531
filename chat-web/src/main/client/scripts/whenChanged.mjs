// Runs a command unless nothing it reads has changed since it last succeeded:
//   node scripts/whenChanged.mjs <stamp file> <input file or folder>... -- <command> <argument>...
// The stamp holds the hash of the inputs and lies beside what the command makes, so `mvn clean` makes it run again.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const separator = process.argv.indexOf('--');
const [stamp, ...inputs] = process.argv.slice(2, separator);
const [command, ...rest] = process.argv.slice(separator + 1);

const hash = createHash('sha256').update(process.version).update(process.argv.join('\0'));
for (const input of inputs) addTo(hash, input);
const now = hash.digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) process.exit(0);
rmSync(stamp, { force: true });
const { status, error } = spawnSync(command, rest, { stdio: 'inherit', shell: process.platform === 'win32' });
if (error) console.error(`${command}: ${error.message}`);
if (status !== 0) process.exit(status ?? 1);
mkdirSync(dirname(stamp), { recursive: true });
writeFileSync(stamp, now);

function addTo(hash, path) {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  } else {
    hash.update(path).update('\0').update(readFileSync(path));
  }
}
