/** Rooms and amenities of stations (domain notes A4.6, A4.7, A4.9, A4.10). A county may enter others in its own words. */
import type { PlainKey } from './use-words.ts';

export const ROOMS: Readonly<Record<string, PlainKey>> = {
  service_hall: 'card.room.service_hall',
  service_counter: 'card.room.service_counter',
  office: 'card.room.office',
  volunteer_station: 'card.room.volunteer_station',
  member_activity_room: 'card.room.member_activity_room',
  children_activity_room: 'card.room.children_activity_room',
  culture_center: 'card.room.culture_center',
  mediation_room: 'card.room.mediation_room',
  meeting_room: 'card.room.meeting_room',
  library: 'card.room.library',
  calligraphy_room: 'card.room.calligraphy_room',
};

export const AMENITIES: Readonly<Record<string, PlainKey>> = {
  rest_area: 'card.amenity.rest_area',
  convenience_facilities: 'card.amenity.convenience_facilities',
  fitness_equipment: 'card.amenity.fitness_equipment',
  reading_corner: 'card.amenity.reading_corner',
  children_playground: 'card.amenity.children_playground',
  distance_education: 'card.amenity.distance_education',
  self_service: 'card.amenity.self_service',
  shared_toolbox: 'card.amenity.shared_toolbox',
  shared_medicine_box: 'card.amenity.shared_medicine_box',
};
