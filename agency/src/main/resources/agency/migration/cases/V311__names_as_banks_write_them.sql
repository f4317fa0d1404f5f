-- Banks write umlauts as they are, spelled out or without their dots, and other letters without their marks: two names are
-- the same when they are so in one of these ways. Indexed, because a row policy lets no expression use an index (decision 22).
create function stripped_name(name text) returns text immutable strict parallel safe language sql
return btrim(lower(replace(translate(
  regexp_replace(normalize(name, nfd), '[\u0300-\u036f]', '', 'g'), 'øłđıØŁĐ', 'oldiOLD'), 'ß', 'ss')));
create function spelled_name(name text) returns text immutable strict parallel safe language sql
return stripped_name(replace(replace(replace(replace(replace(replace(normalize(name, nfc),
  'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'));

alter table debtor
  add stripped_name text not null generated always as (stripped_name(
    coalesce(company || coalesce(' ' || legal_form, ''), coalesce(first_name, '') || ' ' || coalesce(last_name, '')))) stored,
  add spelled_name text not null generated always as (spelled_name(
    coalesce(company || coalesce(' ' || legal_form, ''), coalesce(first_name, '') || ' ' || coalesce(last_name, '')))) stored;
create index debtor_by_stripped_name on debtor (stripped_name);
create index debtor_by_spelled_name on debtor (spelled_name);
