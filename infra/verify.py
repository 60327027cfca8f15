#!/usr/bin/env python3
"""The second verifier of Touiza's evidence, written apart from the first, with Python's standard library only.

    python3 infra/verify.py BUNDLE [--anchor FOLDER] [--key PUBLIC_KEY] [--json]

What is checked, and under which names it is found, stands in services/audit/finding.ts. RFC 8032 (Ed25519), RFC 9162
(trees), C2SP signed-note and tlog-checkpoint. Without --key, trust begins with the first key that the evidence names.
"""
import base64, binascii, functools, hashlib, json, os, re, sys

# --- Ed25519, after RFC 8032 section 6 -------------------------------------------------------------------------------
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, d - c, d + c, e + f
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


@functools.lru_cache(None)
def is_signed(key, text, signature):
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % Q
    return same(times(s, BASE), add(r, times(h, a)))


# --- hashes and trees ------------------------------------------------------------------------------------------------
def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def leaf(data):
    return sha(b"\0", data)


def node(left, right):
    return sha(b"\1", left, right)


def split_of(size):
    return 1 << ((size - 1).bit_length() - 1)


def root_of(hashes):
    """Level by level: a last one without a neighbour goes up as it is."""
    level = list(hashes) or [sha()]
    while len(level) > 1:
        pairs = [node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0]


def root_from(hash_, index, size, path):
    """From the top down to know the sides, then up again."""
    sides = []
    while size > 1:
        split = split_of(size)
        sides.append(index < split)
        index, size = (index, split) if index < split else (index - split, size - split)
    if size != 1 or index != 0 or len(path) != len(sides):
        return None
    for sibling, is_left in zip(path, reversed(sides)):
        hash_ = node(hash_, sibling) if is_left else node(sibling, hash_)
    return hash_


EVENT = """id seq epoch xid encoding kind outcome refusal_code subject_type subject_id dossier_id related actor_id known_by
    role on_behalf_of effective_on recorded_at before after before_hash after_hash reason rule_version request_id command_id"""
TRANSFER = """id seq epoch xid book debit credit amount kind pending_id reverses due_at cause subject_id command_id
    recorded_at"""
FIELDS = {"event": (1, EVENT.split()), "transfer": (2, TRANSFER.split())}


def leaf_of(entry):
    kind, names = FIELDS[entry["type"]]
    data = bytes([1, kind, len(names)])
    for tag, name in enumerate(names, 1):
        value = entry["fields"].get(name)
        raw = (value or "").encode("utf-8", "surrogatepass")
        data += bytes([tag]) + (0xFFFFFFFF if value is None else len(raw)).to_bytes(4, "big") + raw
    return leaf(data)


def is_plain(entry):
    return set(entry["fields"]) == set(FIELDS[entry["type"]][1])


def hash_of(block):
    numbers = [block["number"], block["epoch"], int(block["xidFrom"]), int(block["xidTo"]), block["count"]]
    heads = b"".join(n.to_bytes(8, "big") for n in numbers)
    return sha(b"\2", heads, bytes.fromhex(block["root"]), bytes.fromhex(block["previous"])).hex()


# --- notes and keys --------------------------------------------------------------------------------------------------
NOTE = re.compile(r"([\s\S]+\n)\n— (\S+) ([A-Za-z0-9+/]+=*)\n")
KEY = re.compile(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)")
CHECKPOINT = re.compile(r"(\S+)\n([0-9]{1,15})\n([A-Za-z0-9+/]{43}=)\nepoch ([0-9]{1,9})\nat (\S+)\n")


def from64(text):
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def read_key(text):
    found = KEY.fullmatch(text)
    raw = from64(found[3]) if found else b""
    if len(raw) != 33 or raw[0] != 1 or sha(found[1].encode(), b"\n", raw)[:4].hex() != found[2]:
        return None
    return found[1], found[2], raw[1:]


def open_note(note, keys):
    found = NOTE.fullmatch(note)
    raw = from64(found[3]) if found else b""
    if len(raw) != 68 or base64.b64encode(raw).decode() != found[3]:
        return None
    for name, number, key in keys:
        if name == found[2] and number == raw[:4].hex():
            return found[1] if is_signed(key, found[1].encode(), raw[4:]) else None
    return None


def trusted(root, introductions):
    keys = [key for key in [read_key(root)] if key]
    for note in introductions:
        told = re.fullmatch(r"touiza key\n(\S+)\n", open_note(note, keys) or "")
        keys += [key for key in [told and read_key(told[1])] if key]
    return keys


# --- evidence --------------------------------------------------------------------------------------------------------
HEX = re.compile(r"[0-9a-f]{64}")
SHAPES = {
    "evidence": {"version", "scope", "origin"},
    "key": {"note"},
    "checkpoint": {"note"},
    "block": {"number", "epoch", "xidFrom", "xidTo", "count", "root", "previous", "hash"},
    "entry": {"type", "fields"},
    "personal": {"commitment", "salt", "value"},
    "document": {"sha256", "bytes"},
}
OPTIONAL = {"block": {"ids", "leaves", "size", "path"}, "entry": {"block", "index", "path"}}
NUMBERS = {"number", "epoch", "count", "size", "block", "index", "version"}


def is_well_made(name, value):
    if name in NUMBERS:
        return type(value) is int and 0 <= value < 2**53 and (name != "version" or value == 1)
    if name == "path":
        return isinstance(value, list) and len(value) <= 64 and all(isinstance(h, str) and HEX.fullmatch(h) for h in value)
    if name == "ids":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if name == "fields":
        return isinstance(value, dict) and all(v is None or isinstance(v, str) for v in value.values())
    if name == "bytes" and value is None:
        return True
    if not isinstance(value, str):
        return False
    if name in ("xidFrom", "xidTo"):
        return re.fullmatch(r"[0-9]{1,20}", value) is not None
    if name in ("root", "previous", "hash", "sha256"):
        return HEX.fullmatch(value) is not None
    return not (name in ("leaves", "bytes") and value and not from64(value)) and (name != "type" or value in FIELDS)


def read_line(text):
    try:
        line = json.loads(text)
    except ValueError:
        return None
    kind = line.get("is") if isinstance(line, dict) else None
    if kind not in SHAPES:
        return None
    names = set(line) - {"is"}
    if not SHAPES[kind] <= names <= SHAPES[kind] | OPTIONAL.get(kind, set()):
        return None
    return line if all(is_well_made(name, line[name]) for name in names) else None


def read_lines(text):
    return [read_line(line) for line in text.split("\n") if line.strip()]


def of(kind, lines):
    return [line for line in lines if line["is"] == kind]


class Verifier:
    def __init__(self, lines, anchor, key):
        self.found = []
        self.bundle, self.anchor = [line for line in lines if line], [line for line in anchor if line]
        for number, line in enumerate(lines or [None], 1):
            if line is None or (line["is"] == "evidence") != (number == 1):
                self.find("evidence_unreadable", None, f"line {number}")
        header = (of("evidence", self.bundle[:1]) or [{"scope": "", "origin": ""}])[0]
        self.trust(key)
        self.checkpoints_of(header["origin"])
        entries = of("entry", self.bundle)
        if header["scope"] == "whole":
            self.unsealed = self.whole(entries)
        else:
            self.unsealed = 0
            self.part(entries, header["scope"])
        self.attached(entries)

    def find(self, code, block, subject=None):
        self.found.append((code, block, subject))

    def trust(self, key):
        notes = [line["note"] for line in of("key", self.anchor + self.bundle)]
        second = lambda note: (note.split("\n") + [""])[1]
        self.key = key if key is not None else second(notes[0]) if notes else ""
        self.keys = trusted(self.key, notes)
        for note in dict.fromkeys(notes):
            if open_note(note, self.keys) is None:
                self.find("key_unintroduced", None, second(note))

    def checkpoints_of(self, origin):
        self.signed = []
        for line in of("checkpoint", self.anchor + self.bundle):
            told = CHECKPOINT.fullmatch(open_note(line["note"], self.keys) or "")
            subject = " ".join(line["note"].split("\n")[:2])
            if not told:
                self.find("checkpoint_forged", None, subject)
            elif told[1] != origin:
                self.find("checkpoint_foreign", None, subject)
            else:
                self.signed.append((int(told[2]), from64(told[3])))
        if not self.signed:
            self.find("checkpoint_missing", None)

    def witnessed(self):
        """Sound blocks of the anchor by number, and a finding for each number that has two stories."""
        first, sound = {}, {}
        for block in of("block", self.anchor):
            if first.setdefault(block["number"], block)["hash"] != block["hash"]:
                self.find("trail_forked", block["number"])
            if is_itself(block) and is_complete(block):
                sound.setdefault(block["number"], block)
        return sound

    def whole(self, entries):
        own, outside = {}, self.witnessed()
        for block in of("block", self.bundle):
            own.setdefault(block["number"], block)
        length, hashes, previous = max(own, default=-1) + 1, [], "0" * 64
        for number in range(length):
            block, other = own.get(number), outside.get(number)
            if block is None:
                self.find("block_missing", number)
            else:
                if not is_itself(block) or not is_complete(block):
                    self.find("block_changed", number)
                if block["previous"] != previous:
                    self.find("block_unlinked", number)
                if other and other["hash"] != block["hash"]:
                    self.find("trail_forked", number)
            previous = (block or other or {"hash": "0" * 64})["hash"]
            hashes.append(leaf(bytes.fromhex(previous)))
        if max([n + 1 for n in outside] + [size for size, _ in self.signed] + [0]) > length:
            self.find("trail_cut", length)
        for size, root in self.signed:
            if size <= length and (size == 0 or Roots.of(hashes, size) != root):
                self.find("checkpoint_contradicted", size - 1, str(size))
        return self.all_entries(entries, {**own, **outside})

    def all_entries(self, entries, blocks):
        places = {}
        for block in blocks.values():
            leaves = from64(block.get("leaves", ""))
            for index, id_ in enumerate(block.get("ids", [])):
                places[id_] = block["number"], leaves[32 * index : 32 * index + 32]
        last = blocks.get(max(blocks, default=-1), {"epoch": 0, "xidTo": "0"})
        known, unsealed = set(), 0
        for entry in entries:
            id_ = entry["fields"].get("id") or ""
            block, sealed = places.get(id_, (None, None))
            if id_ in known:
                self.find("entry_duplicated", block, id_)
            elif sealed is not None:
                if not is_plain(entry) or leaf_of(entry) != sealed:
                    self.find("entry_changed", block, id_)
            elif (number(entry, "epoch"), number(entry, "xid")) < (last["epoch"], int(last["xidTo"])):
                self.find("entry_inserted", None, id_)
            else:
                unsealed += 1
            known.add(id_)
        for id_, (block, _) in places.items():
            if id_ not in known:
                self.find("entry_missing", block, id_)
        return unsealed

    def part(self, entries, scope):
        outside, blocks = self.witnessed(), {}
        for block in of("block", self.bundle):
            path = [bytes.fromhex(each) for each in block.get("path", [])]
            size = block.get("size", 0)
            root = block["number"] < size and root_from(leaf(bytes.fromhex(block["hash"])), block["number"], size, path)
            if not is_itself(block):
                self.find("block_changed", block["number"])
            elif (size, root) not in self.signed:
                self.find("block_unproven", block["number"])
            if outside.get(block["number"], block)["hash"] != block["hash"]:
                self.find("trail_forked", block["number"])
            blocks.setdefault(block["number"], block)
        if len(blocks) < len(of("block", self.bundle)):
            self.find("evidence_unreadable", 0, "a block twice")
        if not any(scope in (e["fields"].get("dossier_id"), e["fields"].get("subject_id")) for e in entries):
            self.find("scope_foreign", None, scope)
        known = set()
        for entry in entries:
            id_, number_ = entry["fields"].get("id") or "", entry.get("block")
            if id_ in known:
                self.find("entry_duplicated", number_, id_)
            known.add(id_)
            block = blocks.get(number_)
            if block is None:
                self.find("entry_unproven", number_, id_)
            elif not is_plain(entry) or not is_under(entry, block):
                self.find("entry_changed", number_, id_)

    def attached(self, entries):
        texts = [text for entry in entries for text in entry["fields"].values() if text]
        spoken = {found for text in texts for found in re.findall(r"commitment:[0-9a-f]{64}", text)}
        for line in of("personal", self.bundle):
            salt = bytes.fromhex(line["salt"]) if re.fullmatch(r"([0-9a-f]{2})*", line["salt"]) else b""
            told = sha(b"\3", len(salt).to_bytes(4, "big"), salt, line["value"].encode("utf-8", "surrogatepass"))
            if f"commitment:{told.hex()}" != line["commitment"]:
                self.find("personal_changed", None, line["commitment"])
            elif line["commitment"] not in spoken:
                self.find("personal_foreign", None, line["commitment"])
        about = [e["fields"].get("related") or "" for e in entries if e["fields"].get("subject_type") == "document"]
        recorded = {found for text in about for found in re.findall(r'"([0-9a-f]{64})"', text)}
        for line in of("document", self.bundle):
            if line["sha256"] not in recorded:
                self.find("document_foreign", None, line["sha256"])
            elif line["bytes"] is None:
                self.find("document_missing", None, line["sha256"])
            elif sha(from64(line["bytes"])).hex() != line["sha256"]:
                self.find("document_changed", None, line["sha256"])


class Roots:
    """The root of the first so many hashes, asked for many sizes: full subtrees are hashed once."""

    kept = {}

    @classmethod
    def of(cls, hashes, size):
        cls.kept = {} if cls.kept.get("of") is not hashes else cls.kept
        cls.kept["of"] = hashes
        return cls.between(hashes, 0, size)

    @classmethod
    def between(cls, hashes, start, end):
        if end - start == 1:
            return hashes[start]
        if (start, end) not in cls.kept:
            middle = start + split_of(end - start)
            cls.kept[start, end] = node(cls.between(hashes, start, middle), cls.between(hashes, middle, end))
        return cls.kept[start, end]


def is_itself(block):
    return max(int(block["xidFrom"]), int(block["xidTo"])) < 2**64 and hash_of(block) == block["hash"]


def is_complete(block):
    raw = from64(block.get("leaves", ""))
    leaves = [raw[i : i + 32] for i in range(0, len(raw) - 31, 32)]
    return len(leaves) == block["count"] == len(block.get("ids", [])) and root_of(leaves).hex() == block["root"]


def is_under(entry, block):
    index, path = entry.get("index", block["count"]), [bytes.fromhex(each) for each in entry.get("path", [])]
    root = index < block["count"] and root_from(leaf_of(entry), index, block["count"], path)
    return bool(root) and root.hex() == block["root"]


def number(entry, name):
    text = entry["fields"].get(name) or ""
    return int(text) if re.fullmatch(r"[0-9]{1,20}", text) else 0


def in_order(found):
    code, block, subject = found
    return (float("inf") if block is None else block), code, subject or ""


def read_anchor(folder):
    names = sorted(name for name in os.listdir(folder) if re.fullmatch(r"trail-[0-9-]{10}\.jsonl", name))
    return [line for name in names for line in read_lines(open(os.path.join(folder, name), encoding="utf-8").read())]


def main(words):
    options = {"--anchor": None, "--key": None}
    bundles = [word for i, word in enumerate(words) if word != "--json" and not {word, (["", *words])[i]} & set(options)]
    for name in options:
        options[name] = words[words.index(name) + 1] if name in words else None
    anchor = read_anchor(options["--anchor"]) if options["--anchor"] else []
    bad = 0
    for bundle in bundles:
        text = open(bundle, encoding="utf-8", errors="surrogateescape", newline="\n").read()
        verifier = Verifier(read_lines(text), anchor, options["--key"])
        found = sorted(verifier.found, key=in_order)
        bad += bool(found)
        if "--json" in words:
            print(json.dumps([{"code": code, "block": block, "subject": subject} for code, block, subject in found]))
            continue
        for code, block, subject in found:
            print(f"  {code}{'' if block is None else f' in block {block}'}: {subject or ''}")
        signed = max([size for size, _ in verifier.signed], default=0)
        print(f"{bundle}: {len(of('entry', verifier.bundle))} entries under {signed} blocks, trusted by {verifier.key}")
        print("VERDICT " + (f"NOT PROVEN: {found[0][0]}" if found else "proven"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
