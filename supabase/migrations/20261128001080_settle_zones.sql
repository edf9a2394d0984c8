-- A responsibility line belongs where it begins: when the ground there changes hands, it goes along.
insert into private.settled_entity (entity, place) values ('responsibility_zone', 'extensions.st_startpoint(r.geom)');
