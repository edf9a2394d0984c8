import { describe, expect, it } from 'vitest';
import { crsOfWkt } from './wkt.ts';

const GEOGCS =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const esri = (easting: number, meridian: number, more = GEOGCS): string =>
  `PROJCS["a plane",${more},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
/** `gdalsrsinfo -o wkt1 EPSG:4548`. */
const GDAL = `PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 117E",
    GEOGCS["China Geodetic Coordinate System 2000",
        DATUM["China_2000",
            SPHEROID["CGCS2000",6378137,298.257222101,
                AUTHORITY["EPSG","1024"]],
            AUTHORITY["EPSG","1043"]],
        PRIMEM["Greenwich",0],
        UNIT["degree",0.0174532925199433],
        AUTHORITY["EPSG","4490"]],
    PROJECTION["Transverse_Mercator"],
    PARAMETER["latitude_of_origin",0],
    PARAMETER["central_meridian",117],
    PARAMETER["scale_factor",1],
    PARAMETER["false_easting",500000],
    PARAMETER["false_northing",0],
    UNIT["metre",1,AUTHORITY["EPSG","9001"]],
    AUTHORITY["EPSG","4548"]]`;

describe('the .prj of a Shapefile', () => {
  it.each([
    ['zone 39', esri(39_500_000, 117), 'epsg:4527'],
    ['the meridian of 117°', esri(500_000, 117), 'epsg:4548'],
    ['a 6° zone', esri(20_500_000, 117), 'epsg:4498'],
    ['what GDAL writes', GDAL, 'epsg:4548'],
    ['degrees of CGCS2000', GEOGCS, 'cgcs2000'],
    [
      'degrees of WGS 84',
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]',
      'wgs84',
    ],
  ])('names %s', (_, text, id) => {
    expect(crsOfWkt(text)?.crs?.id).toBe(id);
  });

  it.each([
    ['a zone that does not belong to the meridian', esri(38_500_000, 117)],
    ['a meridian of one town', esri(500_000, 116)],
    ['another datum', esri(39_500_000, 117, GEOGCS.replace('D_China_2000', 'D_Xian_1980'))],
    ['kilometres', esri(39_500_000, 117).replace('"Meter",1.0', '"Kilometer",1000.0')],
    ['a shifted origin', esri(39_500_000, 117).replace('"False_Northing",0.0', '"False_Northing",-4000000.0')],
    [
      'the Mercator of web maps',
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]],PROJECTION["Mercator_Auxiliary_Sphere"]]',
    ],
  ])('is told, but not known, for %s', (_, text) => {
    expect(crsOfWkt(text)).toMatchObject({ name: expect.any(String) as string, crs: null });
  });

  it('is nothing where it is no WKT', () => {
    expect(crsOfWkt('EPSG:4527')).toBeNull();
    expect(crsOfWkt('')).toBeNull();
  });
});
