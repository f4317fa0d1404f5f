-- the last day on which the contract counts; null: until it is ended
alter table client add contract_until date;

-- of several papers the one that was signed last counts, whenever it was kept
update client c set contract_on = p.signed_on, contract_until = p.valid_to
  from (select distinct on (client) client, signed_on, valid_to from client_paper
         where kind = 'CONTRACT' order by client, signed_on desc, id desc) p
 where p.client = c.client and c.contract_on is not null;
update client c set power_of_attorney_on = p.signed_on, power_of_attorney_until = p.valid_to
  from (select distinct on (client) client, signed_on, valid_to from client_paper
         where kind = 'POWER_OF_ATTORNEY' order by client, signed_on desc, id desc) p
 where p.client = c.client and c.power_of_attorney_on is not null;

create index client_paper_by_document on client_paper (client, document);
