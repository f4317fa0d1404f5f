-- null where the creditor gave it (§ 13a(1) no. 7 RDG)
alter table debtor add address_source text;
