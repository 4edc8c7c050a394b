// Fetches the one file of botframework-webchat that a page loads. Installed with what it was built from, the package takes 700 MB.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "4.18.1";
const SHA256 = "64247186a977768d3536e6eef61cf1d6077a3b8e9c491cc3292422f6bf8d62c6";

const folder = fileURLToPath(new URL("../node_modules/.webchat/", import.meta.url));

/** Where the file lies. */
export const bundle = join(folder, `webchat-${VERSION}.js`);

function fetchBundle() {
  const work = mkdtempSync(join(tmpdir(), "webchat-"));
  try {
    const isWindows = process.platform === "win32";
    execFileSync(isWindows ? "npm.cmd" : "npm", ["pack", `botframework-webchat@${VERSION}`, "--silent"], { cwd: work, shell: isWindows });
    const archive = join(work, `botframework-webchat-${VERSION}.tgz`);
    if (createHash("sha256").update(readFileSync(archive)).digest("hex") !== SHA256)
      throw new Error(`botframework-webchat ${VERSION} is not the package that was expected`);
    execFileSync("tar", ["-xzf", archive, "package/dist/webchat.js"], { cwd: work });
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(work, "package/dist/webchat.js"), bundle);
  } finally {
    rmSync(work, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !existsSync(bundle)) fetchBundle();
