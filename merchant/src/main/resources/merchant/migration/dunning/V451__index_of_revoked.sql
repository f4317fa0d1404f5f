-- every foreign key has an index that begins with it
create index dunning_notice_by_revoked on dunning_notice (tenant, revokes) where revokes is not null;
