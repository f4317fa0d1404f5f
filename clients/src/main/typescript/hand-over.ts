// Hands over the claim of the guide with the generated client, reads the case, and prints it as JSON.
import { readFileSync } from "node:fs";
import { AccessApi, ClaimsApi, Configuration, NewClaimFromJSON } from "./client";

const [agency, clientId, clientSecret, file] = process.argv.slice(2);

async function main(): Promise<void> {
  const access = new AccessApi(new Configuration({ basePath: agency, username: clientId, password: clientSecret }));
  const token = await access.issueToken({ grantType: "client_credentials" });
  const claims = new ClaimsApi(new Configuration({ basePath: agency, accessToken: `Bearer ${token.accessToken}` }));

  const claim = NewClaimFromJSON(JSON.parse(readFileSync(file, "utf8")));
  const opened = await claims.handOver({ idempotencyKey: claim.merchantReference, newClaim: claim });
  const known = await claims.readClaim({ id: opened.id });
  console.log(JSON.stringify({ opened, known }));
}

main().catch((reason) => {
  console.error(reason);
  process.exitCode = 1;
});
