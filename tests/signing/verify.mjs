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

// The credential in a picture or drawing of a badge, found here without any help of ours.
function unbaked(file) {
  const content = readFileSync(file);
  if(file.endsWith('.svg')) {
    const element = content.toString('utf8').match(/<(\w+):credential\b[^>]*>(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>)?<\/\1:credential>/);
    return JSON.parse(element[2]);
  }
  for(let at = 8; at < content.length;) {
    const size = content.readUInt32BE(at);
    const text = content.subarray(at + 8, at + 8 + size);
    if(content.toString('latin1', at + 4, at + 8) === 'iTXt' && text.toString('latin1').startsWith('openbadgecredential\0')) {
      // the key, then whether it is packed and how, a language and the key in it, each with its end
      return JSON.parse(text.subarray(text.indexOf(0) + 5).toString('utf8'));
    }
    at += size + 12;
  }
  throw new Error(`no credential in ${file}`);
}

const documents = {...said.documents};
for(const file of said.baked) {
  documents[file] = unbaked(file);
}
const suite = new DataIntegrityProof({cryptosuite});
const checkStatus = options => checkBits({...options, documentLoader, suite, verifyBitstringStatusListCredential: true});
const told = {};
for(const [name, credential] of Object.entries(documents)) {
  const result = await verifyCredential({credential, suite, documentLoader, checkStatus, now: new Date(said.now)});
  const error = result.error ? String(result.error.errors?.[0]?.message ?? result.error.message) : '';
  const withdrawn = (result.statusResult?.results ?? []).some(it => it.status);
  told[name] = {verified: result.verified && !withdrawn, withdrawn, error};
}
console.log(JSON.stringify(told, null, 1));
