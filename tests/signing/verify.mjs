// What @digitalbazaar/vc says of the documents in said.json, without the internet.
import {readFileSync} from 'node:fs';
import {verifyCredential} from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus as checkBits} from '@digitalbazaar/vc-bitstring-status-list';

const said = JSON.parse(readFileSync('said.json', 'utf8'));
const kept = {...said.contexts, [said.did.id]: said.did, [said.statusUrl]: said.status};
for(const method of said.did.verificationMethod) {
  kept[method.id] = {'@context': said.did['@context'], ...method};
}

async function documentLoader(url) {
  if(!(url in kept)) {
    throw new Error(`not here: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document: kept[url]};
}

const suite = new DataIntegrityProof({cryptosuite});
const checkStatus = options => checkBits({...options, documentLoader, suite, verifyBitstringStatusListCredential: true});
const told = {};
for(const [name, credential] of Object.entries(said.documents)) {
  const result = await verifyCredential({credential, suite, documentLoader, checkStatus, now: new Date(said.now)});
  const error = result.error ? String(result.error.errors?.[0]?.message ?? result.error.message) : '';
  const withdrawn = (result.statusResult?.results ?? []).some(it => it.status);
  told[name] = {verified: result.verified && !withdrawn, withdrawn, error};
}
console.log(JSON.stringify(told, null, 1));
